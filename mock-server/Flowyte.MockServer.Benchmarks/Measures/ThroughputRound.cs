using Flowyte.MockServer.Benchmarks.Loading;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>A round of one server.</summary>
/// <param name="Load">What came of it.</param>
/// <param name="Busy">The processor time that the server took.</param>
internal sealed record ThroughputRound(LoadResult Load, TimeSpan Busy)
{
    /// <summary>The processor time of the server for an answer.</summary>
    public TimeSpan ProcessorTime => Busy / Load.Answers;
}
