using System.Globalization;
using System.Runtime.InteropServices;
using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Measures;

namespace Flowyte.MockServer.Benchmarks.Report;

/// <summary>What was measured, as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>Answers a second, side by side.</summary>
    public static string Throughput(IReadOnlyList<ThroughputRow> rows)
    {
        string[] lines =
        [
            "| Answers a second | bare Kestrel | the mock | aimock | mock / bare | by processor time | aimock / bare |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            .. rows.Select(Row),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Each limit, and whether it holds.</summary>
    public static string Limits(IEnumerable<Limit> limits)
    {
        string[] lines =
        [
            "| What | Measured | Limit | |",
            "| --- | ---: | ---: | --- |",
            .. limits.Select(limit => $"| {limit.What} | {limit.Measured} | {limit.Allowed} | {(limit.Holds ? "holds" : "**does not hold**")} |"),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Where the figures come from.</summary>
    public static string Source(IReadOnlyList<ThroughputRow> rows, Effort effort)
    {
        var loader = rows.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" Each server has a core for itself, the load generator the other one, of which it took {rows.Max(row => row.LoadGenerator):0 %} at most; medians of {effort.Rounds} rounds in turn, ratios of pairs of them.");
        var quick = effort == Effort.Quick ? " Quick: fewer rounds and requests than the limits are about." : "";
        return $"On {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, {Environment.ProcessorCount} cores.{loader}{quick}";
    }

    private static string Row(ThroughputRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.What} | {row.BareRate:N0} | {row.MockRate:N0} | {Text(row.AimockRate, "N0")} | {row.Ratio:0.00} | {row.RatioOfProcessorTime:0.00} | {Text(row.AimockRate / row.BareRate, "0.00")} |");

    private static string Text(double? number, string form) => number?.ToString(form, CultureInfo.InvariantCulture) ?? "not to be had";
}
