namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Writes <c>report.html</c>: one file that opens from disk and loads nothing.</summary>
internal sealed class HtmlReport : IReportWriter
{
    public ReportFormats Format => ReportFormats.Html;

    public string FileName => "report.html";

    public void Write(ReportView view, Stream output)
    {
        var findings = new PageFindings(view);
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"{Figures.Sentence(view.VerdictName)}: {view.BaseUrl}", HtmlResource.Script);
        OverviewHtml.Write(html, view);
        WriteNavigation(html, view);
        html.Write($"<main>\n");
        new CausesHtml(view, findings).Write(html);
        UnverifiedHtml.Write(html, view);
        NotesHtml.Write(html, view);
        GroupsHtml.Write(html, view);
        new RequirementsHtml(view, findings).Write(html);
        ExchangesHtml.Write(html, view, findings);
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

    private static void WriteNavigation(HtmlWriter html, ReportView view)
    {
        html.Write($"""<nav aria-label="Sections"><a href="#unverified">Not verified</a> <a href="#groups">Groups</a> <a href="#requirements">Requirements</a>""");
        if (view.Exchanges.Count > 0)
        {
            html.Write($""" <a href="#exchanges">Exchanges</a>""");
        }

        html.Write($"</nav>\n");
    }
}
