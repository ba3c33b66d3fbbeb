using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Writes the matrix of a self-test as one HTML file that opens from disk and loads nothing.</summary>
internal static class SelfTestHtml
{
    public static void Write(SelfTestReport report, Stream output)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, "Self-test of Flowyte.Conformance");
        html.Write($"""
            <header class="{(report.IsRight ? "passed" : "failed")}">
            <p class="product">Flowyte.Conformance, self-test</p>
            <h1>{SelfTestFigures.Sentence(report)}</h1>
            <p class="quiet">specs {report.Specs.Version}, harness {HarnessVersion.Current}, took {Figures.Duration(report.Duration)}</p>
            </header>
            <main>

            """);
        WriteList(html, "Wrong", [.. report.Wrong.Select(result => (result.Fault.Id, result.Complaint))]);
        WriteList(html, "Requirements that nothing exercises", [.. report.Unexercised.Select(requirement => (requirement.Id, requirement.Statement))]);
        WriteTable(html, "Faults", report.Faults,
        [
            ("Breaks", result => result.Fault.Breaks),
            ("Headline", result => result.Headline is { } headline ? [headline] : []),
            ("Consequences", result => result.Consequences),
            ("Unexplained", result => result.Unexplained),
        ]);
        WriteTable(html, "Legal variants", report.Variants,
        [
            ("Near", result => result.Fault.Near),
            ("Noted", result => result.Noted),
            ("False alarms", result => result.FalseAlarms),
        ]);
        html.Write($"</main>\n</body>\n</html>\n");
        html.CopyTo(output);
    }

    private static void WriteList(HtmlWriter html, string title, IReadOnlyList<(string Id, string Text)> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Write($"<section><h2>{title}</h2><ul class=\"reasons\">\n");
        foreach (var (id, text) in items)
        {
            html.Write($"<li><b>{id}</b>: {text}</li>\n");
        }

        html.Write($"</ul></section>\n");
    }

    private static void WriteTable(
        HtmlWriter html, string title, IReadOnlyList<FaultResult> results, (string Name, Func<FaultResult, IReadOnlyList<string>> Ids)[] columns)
    {
        html.Write($"""<section><h2>{title}</h2><table class="matrix"><thead><tr><th scope="col">Right</th><th scope="col">Name</th>""");
        foreach (var (name, _) in columns)
        {
            html.Write($"""<th scope="col">{name}</th>""");
        }

        html.Write($"</tr></thead><tbody>\n");
        foreach (var result in results)
        {
            html.Write($"""<tr><td>{(result.IsRight ? "yes" : "no")}</td><th scope="row"><code>{result.Fault.Id}</code><br><span class="quiet">{result.Fault.Title}</span></th>""");
            foreach (var (_, ids) in columns)
            {
                html.Write($"<td>");
                foreach (var id in ids(result))
                {
                    html.Write($"""<span class="id">{id}</span> """);
                }

                html.Write($"</td>");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></section>\n");
    }
}
