namespace Flowyte.Conformance.Latencies;

/// <summary>A distribution of times in two figures.</summary>
/// <param name="MedianMs">The median in milliseconds.</param>
/// <param name="P90Ms">The time that nine of ten keep to, in milliseconds.</param>
public sealed record LatencySummary(double MedianMs, double P90Ms)
{
    /// <summary>Sums times up; null where there are none.</summary>
    public static LatencySummary? Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? null : new LatencySummary(Median.Of(sorted), sorted[(int)Math.Ceiling(0.9 * sorted.Length) - 1]);
    }
}
