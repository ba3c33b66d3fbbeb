using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Writes <c>report.html</c>: one file that opens from disk and loads nothing.</summary>
internal sealed class HtmlReport : IReportWriter
{
    // A usual run takes about as much.
    private const int ExpectedBytes = 3 << 19;

    public ReportFormats Format => ReportFormats.Html;

    public string FileName => "report.html";

    public void Write(ReportView view, Stream output)
    {
        var findings = new PageFindings(view);
        var conversations = new PageConversations(view);
        var html = new HtmlWriter(ExpectedBytes);
        HtmlPage.Open(html, $"{Figures.Sentence(view.VerdictName)}: {view.BaseUrl}", HtmlResource.Script);
        html.Write($"""
            <a class="skip" href="#main">Skip to what was found</a>

            """);
        OverviewHtml.Write(html, view);
        WriteNavigation(html, view);
        html.Write($"""
            <main id="main" tabindex="-1">

            """);
        BaselineHtml.Write(html, view);
        new CausesHtml(view, findings).Write(html);
        DialectHtml.Write(html, view);
        UnverifiedHtml.Write(html, view);
        NotesHtml.Write(html, view);
        MatrixHtml.Write(html, view);
        LatencyHtml.Write(html, view);
        TrendHtml.Write(html, view);
        new RequirementsHtml(view, findings, conversations).Write(html);
        ExchangesHtml.Write(html, view, findings, conversations);
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
        (string Anchor, string Title, bool IsThere)[] sections =
        [
            ("baseline", "Baseline", view.Baseline is not null),
            ("failures", "What failed", view.Causes.Any(cause => cause.Status == RequirementStatus.Failed)),
            ("warnings", "Warnings", view.Causes.Any(cause => cause.Status == RequirementStatus.Warned)),
            ("dialect", "Whose rules", DialectHtml.IsThere(view)),
            ("unverified", "Not verified", true),
            ("groups", "Groups", true),
            ("latency", "Latency", view.Latencies.Count > 0),
            ("trend", "Trend", view.History is not null),
            ("requirements", "Requirements", true),
            ("exchanges", "Exchanges", view.Exchanges.Count > 0),
        ];
        html.Write($"""<nav aria-label="Sections">""");
        foreach (var (anchor, title, _) in sections.Where(section => section.IsThere))
        {
            html.Write($"""<a href="#{anchor}">{title}</a> """);
        }

        html.Write($"</nav>\n");
    }
}
