using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows the verdict in a sentence, the counts, and what was tested.</summary>
internal static class OverviewHtml
{
    private const int MaxReasons = 3;

    public static void Write(HtmlWriter html, ReportView view)
    {
        html.Write($"""
            <header class="{Tone(view)}">
            <p class="product">Flowyte.Conformance</p>

            """);
        WriteHeadline(html, Figures.Sentence(view.Headline));
        WriteCounts(html, view);
        WriteFacts(html, view);
        WriteUnverified(html, view);
        html.Write($"</header>\n");
    }

    private static string Tone(ReportView view) => view.Verdict switch
    {
        Verdict.Conformant when view.Baseline is { Stale.Count: > 0 } => "failed",
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
            html.Write($"""<li class="{Figures.Name(status)}"><a href="#requirements" data-filter="status={Figures.Name(status)}"><b>{view.Count(status):N0}</b> {Figures.Name(status)}</a></li>""");
        }

        html.Write($"</ul>\n");
        (RequirementStatus, int)[] counts = [.. Figures.Statuses.Where(status => status != RequirementStatus.Excluded && view.Count(status) > 0).Select(status => (status, view.Count(status)))];
        if (counts.Length > 0)
        {
            ShareSvg.Write(html, counts);
        }
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
        if (!view.Specs.Dialect.IsDefault)
        {
            Fact(html, "Dialect", $"{view.Specs.Dialect.Name}: {view.Specs.Dialect.Title}");
        }

        Fact(html, "Versions", $"specs {view.Specs.Version}, harness {HarnessVersion.Current}");
        Fact(html, "Exit code", $"{view.ExitCode}");
        html.Write($"</dl>\n");
    }

    // What a verdict says nothing about belongs beside it.
    private static void WriteUnverified(HtmlWriter html, ReportView view)
    {
        var untested = view.Unverified(RequirementStatus.Untested);
        if (untested.Count == 0)
        {
            return;
        }

        html.Write($"""<div class="lacks"><p>Not verified: <a href="#unverified">{Figures.Count(view.Count(RequirementStatus.Untested), "requirement")}</a></p><ul>""");
        foreach (var reason in untested.OrderByDescending(reason => reason.Count()).Take(MaxReasons))
        {
            html.Write($"<li>{reason.Count():N0}: {reason.Key.TrimEnd('.')}</li>");
        }

        html.Write($"</ul>");
        if (untested.Count > MaxReasons)
        {
            html.Write($"""<p class="quiet">And {Figures.Count(untested.Count - MaxReasons, "more reason")}.</p>""");
        }

        html.Write($"</div>\n");
    }

    private static void Fact(HtmlWriter html, string name, string value) =>
        html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
