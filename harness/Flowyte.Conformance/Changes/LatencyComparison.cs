using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Changes;

/// <summary>One latency of the same replies in two runs.</summary>
/// <remarks>
/// Replies are compared in pairs, by the id of their exchange: a long answer is held against the same long answer. A shift is told
/// where all of this holds: there are at least <see cref="FewestPairs"/> pairs; Wilcoxon's signed-rank test of their ratios says that noise gives
/// such ones less than twice in a thousand times; and the median difference is at least <see cref="LeastShare"/> of the older median
/// and at least <see cref="LeastMilliseconds"/>, so that a busy machine on either side is no shift.
/// </remarks>
internal sealed record LatencyComparison
{
    /// <summary>The fewest pairs of which a shift is told: with fewer the test cannot reach its limit.</summary>
    public const int FewestPairs = 13;

    /// <summary>The least shift, as a share of the older median.</summary>
    public const double LeastShare = 0.2;

    /// <summary>The least shift in milliseconds.</summary>
    public const double LeastMilliseconds = 100;

    // As fine as results.json tells times, in milliseconds.
    private const double ClockTick = 0.1;

    // Two-sided, p < 0.002.
    private const double LeastDeviation = 3.09;

    private LatencyComparison(string name, IReadOnlyList<(double Old, double New)> pairs, string? obstacle)
    {
        Name = name;
        Pairs = pairs.Count;
        Obstacle = obstacle ?? (Pairs < FewestPairs ? $"{Figures.Count(Pairs, "reply is", "replies are")} in both runs, {FewestPairs} are needed" : null);
        if (pairs.Count == 0)
        {
            return;
        }

        double[] differences = [.. pairs.Select(pair => pair.New - pair.Old).Order()];
        OldMedianMs = Median.Of([.. pairs.Select(pair => pair.Old).Order()]);
        NewMedianMs = Median.Of([.. pairs.Select(pair => pair.New).Order()]);
        DifferenceMs = Median.Of(differences);

        // By ratios: latencies are skewed, and a long answer that is twice as slow weighs as much as a short one.
        Deviation = SignedRankTest.DeviationOf(pairs.Select(pair => Math.Log(Math.Max(pair.New, ClockTick) / Math.Max(pair.Old, ClockTick))));
    }

    /// <summary>What is compared: <c>first token</c> or <c>whole reply</c>.</summary>
    public string Name { get; }

    /// <summary>How many replies both runs have.</summary>
    public int Pairs { get; }

    /// <summary>The median of these replies in the older run, in milliseconds.</summary>
    public double OldMedianMs { get; }

    /// <summary>The median of these replies in the newer run, in milliseconds.</summary>
    public double NewMedianMs { get; }

    /// <summary>The median of the differences of each pair, in milliseconds; above 0 where the newer run is slower.</summary>
    public double DifferenceMs { get; }

    /// <summary>The statistic of the signed-rank test, in standard deviations.</summary>
    public double Deviation { get; }

    /// <summary>Why no shift can be told; null where one could.</summary>
    public string? Obstacle { get; }

    /// <summary>Whether the replies take longer or shorter.</summary>
    public LatencyShift Shift => this switch
    {
        { Obstacle: not null } => LatencyShift.None,
        _ when Math.Abs(Deviation) < LeastDeviation || Math.Abs(DifferenceMs) < Math.Max(LeastMilliseconds, LeastShare * OldMedianMs) => LatencyShift.None,
        { DifferenceMs: > 0 } => LatencyShift.Slower,
        _ => LatencyShift.Faster,
    };

    /// <summary>Compares both latencies of the replies that two runs have in common.</summary>
    /// <param name="older">The replies of the older run.</param>
    /// <param name="newer">The replies of the newer run.</param>
    /// <param name="obstacle">Why their times say nothing of a target; null where they do.</param>
    public static IReadOnlyList<LatencyComparison> Of(IEnumerable<ReplyLatency> older, IEnumerable<ReplyLatency> newer, string? obstacle = null)
    {
        var before = older.DistinctBy(reply => reply.Exchange).ToDictionary(reply => reply.Exchange);
        var pairs = newer.DistinctBy(reply => reply.Exchange).Where(reply => before.ContainsKey(reply.Exchange)).Select(reply => (Old: before[reply.Exchange], New: reply)).ToList();
        return
        [
            new("first token", [.. from pair in pairs where pair is { Old.FirstTokenMs: not null, New.FirstTokenMs: not null } select (pair.Old.FirstTokenMs!.Value, pair.New.FirstTokenMs!.Value)], obstacle),
            new("whole reply", [.. from pair in pairs select (pair.Old.TotalMs, pair.New.TotalMs)], obstacle),
        ];
    }
}
