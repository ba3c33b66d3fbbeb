namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A request that an adapter is to send with its package.</summary>
public sealed record AdapterRequest
{
    /// <summary>Names the request; the answer repeats it.</summary>
    public required string Id { get; init; }

    /// <summary>One of the modes of the adapter.</summary>
    public required string Mode { get; init; }

    /// <summary>The base URL for the package.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The key for the package.</summary>
    public required string Key { get; init; }

    /// <summary>What is sent as <c>model</c>.</summary>
    public required string Agent { get; init; }

    /// <summary>The conversation.</summary>
    public required IReadOnlyList<AdapterMessage> Messages { get; init; }

    /// <summary>Whether a stream is asked for.</summary>
    public bool Stream { get; init; }

    /// <summary>The time-out that the package is given.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How much longer than its time-out an answer may take; the adapter is not told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>How often the package may try again; null for its default.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Behind how many pieces of text the stream is cancelled; null for never.</summary>
    public int? CancelAfterChunks { get; init; }
}
