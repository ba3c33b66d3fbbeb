using Flowyte.Conformance.Dialects;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows whose rules judged, how they differ from the specs as they stand, and what failures come to by those of others.</summary>
internal static class DialectHtml
{
    /// <summary>Whether there is something to show.</summary>
    public static bool IsThere(ReportView view) => !view.Specs.Dialect.IsDefault || view.OtherDialects.Count > 0;

    public static void Write(HtmlWriter html, ReportView view)
    {
        if (!IsThere(view))
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="dialect"><h2 id="dialect">Whose rules</h2>

            """);
        if (!view.Specs.Dialect.IsDefault)
        {
            WriteRules(html, view.Specs.Dialect);
        }

        foreach (var outcome in view.OtherDialects)
        {
            html.Write($"""<p>{outcome.Sentence}:</p><ul class="reasons">""");
            foreach (var failure in outcome.Uncounted)
            {
                html.Write($"""<li><a href="#{failure.Requirement}">{failure.Requirement}</a> {failure.Reason}</li>""");
            }

            html.Write($"</ul>\n");
        }

        html.Write($"</section>\n");
    }

    private static void WriteRules(HtmlWriter html, Dialect dialect)
    {
        html.Write($"<p>Judged by the dialect <b>{dialect.Name}</b>, {dialect.Title}, which differs so from the specs as they stand:</p>\n");
        WriteList(html, "Requirements of its own", dialect.Replaced.Select(rule => (Shown: (IReadOnlyList<string>)[rule.By.Id], Text: $"in place of {RequirementIds.Describe(rule.Requirements)}. {rule.Reason}")));
        WriteList(html, "Other levels", dialect.Levels.Select(rule => (rule.Requirements, $"{Figures.Name(rule.Level)}. {rule.Reason}")));
        WriteList(html, "Left out", dialect.LeftOut.Select(rule => (rule.Requirements, rule.Reason)));
    }

    private static void WriteList(HtmlWriter html, string title, IEnumerable<(IReadOnlyList<string> Shown, string Text)> rules)
    {
        var lines = rules.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        html.Write($"""<details class="more"><summary>{title}</summary><ul class="reasons">""");
        foreach (var (shown, text) in lines)
        {
            html.Write($"<li>");
            WriteIds(html, shown);
            html.Write($" {text}</li>\n");
        }

        html.Write($"</ul></details>\n");
    }

    // A whole family is told by its ends.
    private static void WriteIds(HtmlWriter html, IReadOnlyList<string> ids)
    {
        if (RequirementIds.Describe(ids).Contains(" to ", StringComparison.Ordinal))
        {
            html.Write($"{RequirementIds.Describe(ids)}:");
            return;
        }

        var separator = "";
        foreach (var id in ids)
        {
            html.Write($"""{separator}<a href="#{id}">{id}</a>""");
            separator = ", ";
        }

        html.Write($":");
    }
}
