using System.Globalization;

namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>What runs cost, as Markdown: each limit, and where the time goes.</summary>
internal static class RunTable
{
    /// <summary>Writes both tables, with a line about where they come from.</summary>
    public static string Write(IReadOnlyList<Limit> limits, IReadOnlyList<RunSample> runs)
    {
        var median = Median.RunOf(runs, run => run.Whole.TotalSeconds);
        string[] lines =
        [
            "| What | Measured | Limit | |",
            "| --- | ---: | ---: | --- |",
            .. limits.Select(limit => $"| {limit.What} | {limit.Measured} | {limit.Allowed} | {(limit.Holds ? "holds" : "**does not hold**")} |"),
            "",
            "| Where the time goes | ms | Share | Allocated |",
            "| --- | ---: | ---: | ---: |",
            .. median.AllPhases.Select(phase => Row(phase.Name, phase.Duration, phase.AllocatedBytes, median.Whole)),
            Row("whole process", median.Whole, median.AllPhases.Sum(phase => phase.AllocatedBytes), median.Whole),
            "",
            $"Medians of {runs.Count} runs on the embedded mock, each a process of its own; the time is that of the run in the middle. `run --timings FILE` tells the same of any run.",
        ];
        return string.Join('\n', lines);
    }

    private static string Row(string name, TimeSpan time, long allocated, TimeSpan whole) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {time.TotalMilliseconds:N0} | {time / whole * 100:0} % | {allocated / 1e6:0.0} MB |");
}
