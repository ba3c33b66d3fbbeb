using System.Collections.Immutable;

namespace Flowyte.MockServer.Metrics;

/// <summary>All counts at one moment.</summary>
internal sealed record MetricsSnapshot
{
    public required ImmutableArray<KeyValuePair<RequestKind, long>> Requests { get; init; }

    /// <summary>How many answers had which fault.</summary>
    public required ImmutableArray<KeyValuePair<string, long>> Faults { get; init; }

    public required long Events { get; init; }

    public required long ActiveStreams { get; init; }

    /// <summary>The sum of all durations.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many requests lasted at most so many seconds and longer than the bound before.</summary>
    public required ImmutableArray<(double Bound, long Count)> Durations { get; init; }
}
