using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows the verdict in a sentence, the counts, and what was tested.</summary>
internal static class OverviewHtml
{
    public static void Write(HtmlWriter html, ReportView view)
    {
        html.Write($"""
            <header class="{Tone(view)}">
            <p class="product">Flowyte.Conformance</p>

            """);
        WriteHeadline(html, Figures.Sentence(view.Headline));
        WriteCounts(html, view);
        WriteFacts(html, view);
        html.Write($"</header>\n");
    }

    private static string Tone(ReportView view) => view.Verdict switch
    {
        Verdict.Conformant when view.IsPartial => "warned",
        Verdict.Conformant => "passed",
        Verdict.NotConformant => "failed",
        _ => "untested",
    };

    // The verdict in large letters, the rest of the sentence in smaller ones.
    private static void WriteHeadline(HtmlWriter html, string headline)
    {
        if (headline.Split(": ", 2) is [var verdict, var rest])
        {
            html.Write($"""<h1>{verdict}<span class="sr">: </span><span class="rest">{Figures.Sentence(rest)}</span></h1>""");
        }
        else
        {
            html.Write($"<h1>{headline}</h1>");
        }
    }

    private static void WriteCounts(HtmlWriter html, ReportView view)
    {
        html.Write($"""<ul class="counts">""");
        foreach (var status in Figures.Statuses.Where(status => view.Count(status) > 0))
        {
            html.Write($"""<li class="{Figures.Name(status)}"><b>{view.Count(status):N0}</b> {Figures.Name(status)}</li>""");
        }

        html.Write($"</ul>\n");
        var counted = Figures.Statuses.Where(status => status != RequirementStatus.Excluded).ToArray();
        var all = counted.Sum(view.Count);
        if (all == 0)
        {
            return;
        }

        // Widths are attributes of SVG: the content policy allows no style attribute.
        html.Write($"""<svg class="share" viewBox="0 0 {all} 1" preserveAspectRatio="none" aria-hidden="true">""");
        var start = 0;
        foreach (var status in counted)
        {
            html.Write($"""<rect class="{Figures.Name(status)}" x="{start}" y="0" width="{view.Count(status)}" height="1"/>""");
            start += view.Count(status);
        }

        html.Write($"</svg>\n");
    }

    private static void WriteFacts(HtmlWriter html, ReportView view)
    {
        html.Write($"""<dl class="facts">""");
        Fact(html, "Target", view.IsEmbeddedMock ? $"{view.BaseUrl} (the mock that the run started)" : view.BaseUrl);
        Fact(html, "Agent", view.Agent);
        Fact(html, "Started", Figures.Date(view.StartedAt));
        Fact(html, "Took", Figures.Duration(view.Duration) + (view.IsInterrupted ? ", interrupted before its plan was done" : ""));
        Fact(html, "Requests", $"{view.Exchanges.Count:N0} sent, {view.Completions:N0} of them answered by the agent");
        Fact(html, "Profile", string.Join(", ", view.Settings.Profiles) + (view.Settings.Strict ? ", strict: a SHOULD counts as a MUST" : ""));
        Fact(html, "Versions", $"specs {view.Specs.Version}, harness {HarnessVersion.Current}");
        Fact(html, "Exit code", $"{view.ExitCode}");
        html.Write($"</dl>\n");
    }

    private static void Fact(HtmlWriter html, string name, string value) =>
        html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
