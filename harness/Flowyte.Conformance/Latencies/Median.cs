namespace Flowyte.Conformance.Latencies;

/// <summary>What lies in the middle.</summary>
internal static class Median
{
    /// <summary>The median of values that are in order; the mean of the middle two where their number is even.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(IReadOnlyList<double> sorted) => sorted.Count == 0
        ? throw new ArgumentException("There is nothing that has a median.", nameof(sorted))
        : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
