using Flowyte.Conformance.Benchmarks.Throughput;

namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>What a full run of the chat profile may cost.</summary>
internal static class Limits
{
    private const int Requests = 90;
    private const int Completions = 45;
    private const double Seconds = 2.0;
    private const double PeakMegabytes = 150;
    private const double TokenizerMegabytesPerSecond = 400;

    /// <summary>Holds what was measured against the limits.</summary>
    public static IReadOnlyList<Limit> Of(PlanSize plan, IReadOnlyList<RunSample> runs, IReadOnlyList<Measurement> throughput) =>
    [
        Limit.AtMost("Requests of a run", plan.Requests, Requests, "{0}"),
        Limit.AtMost("Completions asked of the agent", plan.Completions, Completions, "{0}"),
        Limit.AtMost("Whole process", Median.Of(runs, run => run.Whole.TotalSeconds), Seconds, "{0:0.00} s"),
        Limit.AtMost("Peak memory", Median.Of(runs, run => run.PeakBytes / 1e6), PeakMegabytes, "{0:0} MB"),
        Same(runs),
        .. throughput
            .Where(measurement => measurement.Workload.Name.StartsWith(Workloads.TokenizerName, StringComparison.Ordinal))
            .Select(measurement => Limit.AtLeast(measurement.Workload.Name, measurement.MegabytesPerSecond, TokenizerMegabytesPerSecond, "{0:N0} MB/s")),
    ];

    private static Limit Same(IReadOnlyList<RunSample> runs)
    {
        var kinds = runs.Select(run => run.Results).Distinct().Count();
        return new Limit(
            $"Different results of {runs.Count} runs, times aside",
            kinds == 1 ? "none" : $"{kinds} kinds",
            "none",
            kinds == 1);
    }
}
