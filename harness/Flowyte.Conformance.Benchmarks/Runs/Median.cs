namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>What lies in the middle.</summary>
internal static class Median
{
    /// <summary>The median of a figure. Of an odd number of runs it is that of one of them.</summary>
    public static double Of(IReadOnlyList<RunSample> runs, Func<RunSample, double> figure) => figure(RunOf(runs, figure));

    /// <summary>The run whose figure lies in the middle: its parts belong together, which medians of each part would not.</summary>
    public static RunSample RunOf(IReadOnlyList<RunSample> runs, Func<RunSample, double> figure) =>
        runs.OrderBy(figure).ElementAt(runs.Count / 2);
}
