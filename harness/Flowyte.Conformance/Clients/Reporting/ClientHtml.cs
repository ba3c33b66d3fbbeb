using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>Writes what was found of a client as one HTML file that opens from disk and loads nothing.</summary>
internal static class ClientHtml
{
    public static void Write(ClientReport report, Stream output)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, report.Headline, HtmlResource.Script);
        html.Write($"""
            <a class="skip" href="#main">Skip to what was found</a>

            """);
        WriteOverview(html, report);
        html.Write($"""
            <nav aria-label="Sections"><a href="#outcomes">Outcomes</a> <a href="#wrong">What went wrong</a> <a href="#requirements">Requirements</a> <a href="#answers">All answers</a></nav>
            <main id="main" tabindex="-1">

            """);
        ClientCellsHtml.WriteOutcomes(html, report);
        ClientCellsHtml.WriteWrong(html, report);
        ClientRequirementsHtml.Write(html, report);
        ClientCellsHtml.WriteAll(html, report);
        html.Write($"""
            </main>
            <script>
            """);
        html.Write(HtmlResource.Script);
        html.Write($"""
            </script>
            </body>
            </html>

            """);
        html.CopyTo(output);
    }

    private static void WriteOverview(HtmlWriter html, ClientReport report)
    {
        (RequirementStatus Status, int Count)[] counts = [.. Figures.Statuses.Select(status => (status, report.Count(status))).Where(pair => pair.Item2 > 0)];
        html.Write($"""
            <header class="{(report.IsConformant ? report.Count(RequirementStatus.Untested) > 0 ? "warned" : "passed" : "failed")}">
            <p class="product">Flowyte.Conformance, SDKs</p>
            <h1>{report.Headline.Split(": ")[0]}</h1>
            <ul class="counts">
            """);
        foreach (var (status, count) in counts)
        {
            html.Write($"""<li class="{Figures.Name(status)}"><a href="#requirements" data-filter="status={Figures.Name(status)}"><b>{count:N0}</b> {Figures.Name(status)}</a></li>""");
        }

        html.Write($"</ul>\n");
        if (counts.Length > 0)
        {
            ShareSvg.Write(html, counts);
        }

        html.Write($"""
            <dl class="facts"><div><dt>Package</dt><dd>{report.Hello.ToString()}</dd></div>
            <div><dt>Language</dt><dd>{report.Hello.Language}</dd></div>
            <div><dt>Modes</dt><dd>{string.Join(", ", report.Hello.Modes.Select(mode => mode.Name))}</dd></div>
            <div><dt>Answers met</dt><dd>{report.Cells.Count:N0}</dd></div>
            <div><dt>Versions</dt><dd>specs {report.SpecsVersion}, harness {HarnessVersion.Current}</dd></div>
            </dl>
            </header>

            """);
    }
}
