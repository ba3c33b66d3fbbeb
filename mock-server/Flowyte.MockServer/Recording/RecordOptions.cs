namespace Flowyte.MockServer;

/// <summary>What a mock records: it passes requests on to a live endpoint, and writes what came back as cases.</summary>
public sealed record RecordOptions
{
    /// <summary>The base URL of the live endpoint, such as <c>https://builder.flowyte.com/api/v1</c>: http or https, without credentials, query and fragment.</summary>
    public required Uri Upstream { get; init; }

    /// <summary>The folder that gets a file of cases for each agent. It is made where it is missing, and may hold no <c>*.yaml</c> file yet.</summary>
    public required string Directory { get; init; }

    /// <summary>How long the endpoint may be silent: before its answer begins, and between two parts of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How many bytes of an answer are passed on at most; a longer one is broken off.</summary>
    public int LargestAnswer { get; init; } = 16 * 1024 * 1024;
}
