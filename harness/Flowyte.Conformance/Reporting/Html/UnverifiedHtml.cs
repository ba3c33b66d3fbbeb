using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows what the run could not find out, and why; and what went wrong on our side.</summary>
internal static class UnverifiedHtml
{
    public static void Write(HtmlWriter html, ReportView view)
    {
        WriteProblems(html, view);
        var untested = view.Unverified(RequirementStatus.Untested);
        var excluded = view.Unverified(RequirementStatus.Excluded);
        html.Write($"""
            <section aria-labelledby="unverified"><h2 id="unverified">Not verified</h2>

            """);
        if (untested.Count == 0)
        {
            html.Write($"<p>Every requirement that was to be tested was tested.</p>\n");
        }
        else
        {
            html.Write($"<p>The verdict says nothing about {Figures.Count(view.Count(RequirementStatus.Untested), "requirement")} that could not be tested.</p>\n");
            WriteReasons(html, untested);
        }

        if (excluded.Count > 0)
        {
            html.Write($"""<details class="more"><summary>{Figures.Count(view.Count(RequirementStatus.Excluded), "requirement")} left out</summary>""");
            WriteReasons(html, excluded);
            html.Write($"</details>\n");
        }

        html.Write($"</section>\n");
    }

    private static void WriteProblems(HtmlWriter html, ReportView view)
    {
        if (view.Problems.Count == 0)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="problems"><h2 id="problems">Problems of the run</h2>
            <p>Nothing here is counted against the target.</p><ul>
            """);
        foreach (var problem in view.Problems.Take(20))
        {
            html.Write($"<li>{problem}</li>");
        }

        html.Write($"</ul>");
        if (view.Problems.Count > 20)
        {
            html.Write($"""<p class="quiet">And {view.Problems.Count - 20:N0} more.</p>""");
        }

        html.Write($"</section>\n");
    }

    private static void WriteReasons(HtmlWriter html, IReadOnlyList<IGrouping<string, RequirementResult>> reasons)
    {
        html.Write($"""<ul class="reasons">""");
        foreach (var reason in reasons)
        {
            html.Write($"<li>{Figures.Sentence(reason.Key.TrimEnd('.'))}: ");
            var separator = "";
            foreach (var result in reason)
            {
                html.Write($"""{separator}<a href="#{result.Requirement.Id}">{result.Requirement.Id}</a>""");
                separator = ", ";
            }

            html.Write($"</li>\n");
        }

        html.Write($"</ul>\n");
    }
}
