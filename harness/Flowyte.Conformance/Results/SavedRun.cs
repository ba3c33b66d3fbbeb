using Flowyte.Conformance.Latencies;

namespace Flowyte.Conformance.Results;

/// <summary>What a <c>results.json</c> says of a run. Its texts come from files and, through them, from the target: they are escaped wherever they are shown.</summary>
internal sealed record SavedRun
{
    /// <summary>The file that it was read from, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The verdict: <c>conformant</c>, <c>not conformant</c> or <c>no verdict</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>The base URL of the target.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The agent that was asked.</summary>
    public required string Agent { get; init; }

    /// <summary>Whether the target was the mock that the run started itself; its address is another one in every run.</summary>
    public required bool IsEmbeddedMock { get; init; }

    /// <summary>The profiles that were tested; empty where a harness wrote the file that knew of one profile only.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>The dialect that judged; that of the specs as they stand where a harness before dialects wrote the file.</summary>
    public string Dialect { get; init; } = Dialects.Dialect.Flowyte.Name;

    /// <summary>Whether a SHOULD counted as a MUST; null where the file does not say.</summary>
    public required bool? Strict { get; init; }

    /// <summary>The version of the specs.</summary>
    public required string SpecsVersion { get; init; }

    /// <summary>The version of the harness.</summary>
    public required string HarnessVersion { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The results in the order of the file.</summary>
    public required IReadOnlyList<SavedRequirement> Requirements { get; init; }

    /// <summary>The latencies of the agent's replies; null where the file does not tell them.</summary>
    public required IReadOnlyList<ReplyLatency>? Latencies { get; init; }

    /// <summary>The target in few words.</summary>
    public string Target => IsEmbeddedMock ? $"the embedded mock, agent {Agent}" : $"{BaseUrl}, agent {Agent}";
}
