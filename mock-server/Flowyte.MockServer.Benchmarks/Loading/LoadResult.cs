namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>What came of a load.</summary>
/// <param name="Answers">How many answers came.</param>
/// <param name="Wrong">How many of them were not those to their requests, or not whole.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <param name="Busy">The processor time that the load generator took.</param>
internal sealed record LoadResult(long Answers, long Wrong, TimeSpan Took, TimeSpan Busy)
{
    /// <summary>Answers a second.</summary>
    public double Rate => Answers / Took.TotalSeconds;
}
