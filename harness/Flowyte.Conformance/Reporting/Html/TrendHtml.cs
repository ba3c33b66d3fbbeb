using System.Globalization;
using Flowyte.Conformance.Histories;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Draws how the runs of the same target went: the share that passed and the medians of latency, run by run.</summary>
internal static class TrendHtml
{
    private const int MaxRows = 20;

    public static void Write(HtmlWriter html, ReportView view)
    {
        if (view.History is not { Entries: [.., var last] } history)
        {
            return;
        }

        HistoryEntry[] runs = [.. history.Entries.Where(entry => entry.IsOfSameTarget(last))];
        html.Write($"""
            <section class="trend" aria-labelledby="trend"><h2 id="trend">Trend</h2>
            <p class="quiet">{Describe(history, runs)}</p>

            """);
        WriteChart(html, runs, "Share of requirements that passed", run => run.SharePassed * 100, "0.#' %'", fromZero: false);
        WriteChart(html, runs, "Median time to the first token", run => run.FirstTokenMs, "0' ms'", fromZero: true);
        WriteChart(html, runs, "Median time of a whole reply", run => run.TotalMs, "0' ms'", fromZero: true);
        WriteTable(html, runs);
        html.Write($"</section>\n");
    }

    private static string Describe(RunHistory history, HistoryEntry[] runs)
    {
        var others = history.Entries.Count - runs.Length;
        return $"{Figures.Count(runs.Length, "run")} of this target, the newest on the right."
            + (others > 0 ? $" {Figures.Count(others, "run")} of other targets left out." : "")
            + (history.Unreadable.Count > 0 ? $" Not read: {string.Join(", ", history.Unreadable.Take(3))}{(history.Unreadable.Count > 3 ? $" and {history.Unreadable.Count - 3} more" : "")}." : "");
    }

    private static void WriteChart(HtmlWriter html, HistoryEntry[] runs, string title, Func<HistoryEntry, double?> value, string format, bool fromZero)
    {
        var chart = TrendChart.Of([.. runs.Select(value)], fromZero);
        if (chart.Points.Count == 0)
        {
            return;
        }

        var latest = chart.Points[^1];
        html.Write($"""
            <figure><figcaption>{title}: {Text(latest.Value, format)}</figcaption>
            <svg viewBox="0 0 {TrendChart.Width} {TrendChart.Height}" role="img" aria-label="{title}, {Text(chart.Points[0].Value, format)} to {Text(latest.Value, format)}">
            <text x="0" y="11">{Text(chart.Highest, format)}</text><text x="0" y="{TrendChart.Height - 3}">{Text(chart.Lowest, format)}</text>
            <polyline points="{string.Join(' ', chart.Points.Select(point => $"{Place(point.X)},{Place(point.Y)}"))}" fill="none"/>

            """);
        foreach (var point in chart.Points)
        {
            var run = runs[point.Index];
            html.Write($"""<circle class="{Tone(run)}" cx="{Place(point.X)}" cy="{Place(point.Y)}" r="3.5"><title>{Figures.Date(run.At)}: {Text(point.Value, format)}, {run.Verdict}</title></circle>""");
        }

        html.Write($"</svg></figure>\n");
    }

    private static void WriteTable(HtmlWriter html, HistoryEntry[] runs)
    {
        html.Write($"""
            <details class="more"><summary>The last {Figures.Count(Math.Min(runs.Length, MaxRows), "run")} as a table</summary><table class="history">
            <thead><tr><th scope="col">Run</th><th scope="col">Verdict</th><th scope="col">Passed</th><th scope="col">First token</th><th scope="col">Whole reply</th><th scope="col">Specs</th><th scope="col">MUSTs that failed</th></tr></thead><tbody>

            """);
        foreach (var run in runs.TakeLast(MaxRows).Reverse())
        {
            html.Write($"""
                <tr><th scope="row">{Figures.Date(run.At)}</th><td>{run.Verdict}</td><td data-label="Passed">{Text(run.SharePassed * 100, "0.#' %'")}</td><td data-label="First token">{Text(run.FirstTokenMs, "0' ms'")}</td><td data-label="Whole reply">{Text(run.TotalMs, "0' ms'")}</td><td data-label="Specs">{run.SpecsVersion}</td><td data-label="MUSTs that failed">{RequirementIds.Describe(run.FailedMusts)}</td></tr>

                """);
        }

        html.Write($"</tbody></table></details>\n");
    }

    private static string Tone(HistoryEntry run) => run switch
    {
        { Verdict: "no verdict" } => "untested",
        { ExitCode: 1 } or { Verdict: "not conformant" } => "failed",
        { Verdict: "partially conformant" } => "warned",
        _ => "passed",
    };

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Place(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
