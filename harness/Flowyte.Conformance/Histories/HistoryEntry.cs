using System.Text.Json.Serialization;

namespace Flowyte.Conformance.Histories;

/// <summary>What a history keeps of a run.</summary>
public sealed record HistoryEntry
{
    /// <summary>When the run began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The base URL of the target.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The agent that was asked.</summary>
    public required string Agent { get; init; }

    /// <summary>Whether the target was the mock that the run started itself; its address is another one in every run.</summary>
    public required bool IsEmbeddedMock { get; init; }

    /// <summary>The dialect that judged; null for the specs as they stand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dialect { get; init; }

    /// <summary>The version of the specs.</summary>
    public required string SpecsVersion { get; init; }

    /// <summary>The verdict: <c>conformant</c>, <c>partially conformant</c>, <c>not conformant</c> or <c>no verdict</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The exit code of the run.</summary>
    public required int ExitCode { get; init; }

    /// <summary>How many requirements came out how, by the names of results.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>The share of the requirements judged that passed, from 0 to 1; null where none was judged.</summary>
    public required double? SharePassed { get; init; }

    /// <summary>The median time to the first token of a stream, in milliseconds; null where no stream had one.</summary>
    public required double? FirstTokenMs { get; init; }

    /// <summary>The median time of a whole reply, in milliseconds; null where there was none.</summary>
    public required double? TotalMs { get; init; }

    /// <summary>The ids of the MUSTs that failed, the first of them where they are many.</summary>
    public required IReadOnlyList<string> FailedMusts { get; init; }

    /// <summary>Whether another run tested the same target by the same rules.</summary>
    public bool IsOfSameTarget(HistoryEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsEmbeddedMock == other.IsEmbeddedMock && Dialect == other.Dialect && Agent == other.Agent && (IsEmbeddedMock || BaseUrl == other.BaseUrl);
    }
}
