using System.Globalization;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Changes;

/// <summary>Tells a comparison of latencies in a sentence.</summary>
internal static class LatencyText
{
    public static string Of(LatencyComparison latency) => latency switch
    {
        { Obstacle: { } obstacle } => $"not compared: {obstacle}",
        { Shift: LatencyShift.None } => $"no shift beyond noise: {Medians(latency)}",
        _ => $"{latency.Shift.ToString().ToLowerInvariant()} by {Time(Math.Abs(latency.DifferenceMs))}: {Medians(latency)}",
    };

    private static string Medians(LatencyComparison latency) =>
        string.Create(CultureInfo.InvariantCulture, $"median {Time(latency.OldMedianMs)} before, {Time(latency.NewMedianMs)} now, {latency.Pairs} replies");

    private static string Time(double milliseconds) => Figures.Duration(TimeSpan.FromMilliseconds(milliseconds));
}
