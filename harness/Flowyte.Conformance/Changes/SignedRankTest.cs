namespace Flowyte.Conformance.Changes;

/// <summary>
/// Wilcoxon's signed-rank test: whether differences of pairs lie about zero. It asks nothing of the distribution, and one extreme pair
/// weighs no more than its rank.
/// </summary>
internal static class SignedRankTest
{
    /// <summary>
    /// The test statistic as standard deviations from what it would be without a difference (the normal approximation, with corrections
    /// for ties and continuity); above 0 where the differences are, 0 where nothing can be said.
    /// </summary>
    /// <remarks>F. Wilcoxon, Individual Comparisons by Ranking Methods, Biometrics Bulletin 1 (1945); pairs without a difference are left out, as there.</remarks>
    public static double DeviationOf(IEnumerable<double> differences)
    {
        double[] sorted = [.. differences.Where(difference => difference != 0).OrderBy(Math.Abs)];
        double count = sorted.Length;
        double positive = 0;
        double ties = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && Math.Abs(sorted[end]) == Math.Abs(sorted[start]))
            {
                end++;
            }

            double size = end - start;
            var rank = (start + 1 + end) / 2.0;
            positive += rank * sorted[start..end].Count(difference => difference > 0);
            ties += (size * size * size) - size;
            start = end;
        }

        var excess = positive - (count * (count + 1) / 4);
        var variance = (count * (count + 1) * ((2 * count) + 1) / 24) - (ties / 48);
        return variance <= 0 ? 0 : Math.Sign(excess) * Math.Max(0, Math.Abs(excess) - 0.5) / Math.Sqrt(variance);
    }
}
