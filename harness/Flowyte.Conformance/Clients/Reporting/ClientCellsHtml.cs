using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>Shows what a client made of each fault and variant, in each of its modes.</summary>
internal static class ClientCellsHtml
{
    private const int LongestDetail = 300;

    /// <summary>The beginning of a text that the adapter may have made as long as it liked.</summary>
    public static string Shortened(string text) => text.Length > LongestDetail ? $"{text.AsSpan(0, LongestDetail)}…" : text;

    public static void WriteOutcomes(HtmlWriter html, ClientReport report)
    {
        var modes = report.Hello.Modes.Select(mode => mode.Name).ToList();
        html.Write($"""
            <section aria-labelledby="outcomes"><h2 id="outcomes">Outcomes</h2>
            <table class="groups"><thead><tr><th scope="col">Outcome</th>
            """);
        foreach (var mode in modes)
        {
            html.Write($"""<th scope="col">{mode}</th>""");
        }

        html.Write($"</tr></thead><tbody>\n");
        foreach (var outcome in Enum.GetValues<ClientOutcome>())
        {
            html.Write($"""<tr><th scope="row">{outcome.Word()}</th>""");
            foreach (var mode in modes)
            {
                var count = report.Cells.Count(cell => cell.Mode == mode && cell.Outcome == outcome);
                html.Write($"""<td class="{(count > 0 ? Tone(outcome) : "none")}" data-label="{mode}"><span><b>{count:N0}</b></span></td>""");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></section>\n");
    }

    public static void WriteWrong(HtmlWriter html, ClientReport report)
    {
        var wrong = report.Cells.Where(cell => IsWrong(cell.Outcome)).OrderByDescending(cell => cell.Outcome).ToList();
        html.Write($"""
            <section aria-labelledby="wrong"><h2 id="wrong">What went wrong</h2>

            """);
        if (wrong.Count == 0)
        {
            html.Write($"<p>Everything legal was read, and everything broken was noticed.</p></section>\n");
            return;
        }

        WriteTable(html, wrong);
        html.Write($"</section>\n");
    }

    public static void WriteAll(HtmlWriter html, ClientReport report)
    {
        html.Write($"""
            <section aria-labelledby="answers"><h2 id="answers">All answers</h2>
            <details><summary>{Figures.Count(report.Cells.Count, "answer")}, faults and legal variants</summary>

            """);
        WriteTable(html, report.Cells);
        html.Write($"</details></section>\n");
    }

    private static void WriteTable(HtmlWriter html, IReadOnlyList<ClientCell> cells)
    {
        html.Write($"""
            <table class="matrix"><thead><tr><th scope="col">Answer</th><th scope="col">What came of it</th></tr></thead><tbody>

            """);
        foreach (var cell in cells)
        {
            html.Write($"""
                <tr><th scope="row"><code>{cell.Scenario.FaultId}</code><br><span class="quiet">{(cell.Scenario.IsLegal ? "legal" : "fault")}, {cell.Scenario.Form}, {cell.Mode}</span></th><td>{cell.Outcome.Word()}
                """);
            if (cell.Detail.Length > 0)
            {
                html.Write($"""<br><span class="quiet">{Shortened(cell.Detail)}</span>""");
            }

            html.Write($"</td></tr>\n");
        }

        html.Write($"</tbody></table>\n");
    }

    private static bool IsWrong(ClientOutcome outcome) => outcome is not (ClientOutcome.Reads or ClientOutcome.Notices);

    private static string Tone(ClientOutcome outcome) => outcome switch
    {
        ClientOutcome.Reads or ClientOutcome.Notices => "passed",
        ClientOutcome.Hangs => "warned",
        _ => "failed",
    };
}
