using System.Globalization;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>The figures of a self-test in words.</summary>
public static class SelfTestFigures
{
    /// <summary>All of them in one line.</summary>
    public static string Sentence(SelfTestReport report) =>
        $"{Figures.Count(report.Faults.Count, "fault")}: {report.Detected} detected ({Percent(report.Detected, report.Faults.Count)}), "
        + $"{report.RightHeadlines} with the right headline; "
        + $"{Figures.Count(report.Variants.Count, "legal variant")}: {Figures.Count(report.FalseAlarms, "false alarm")}";

    private static string Percent(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 100 : Math.Floor(1000.0 * part / whole) / 10):0.#} %");
}
