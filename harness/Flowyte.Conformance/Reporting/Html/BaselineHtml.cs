namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows which failures a baseline accepts, and which of its entries are out of date.</summary>
internal static class BaselineHtml
{
    public static void Write(HtmlWriter html, ReportView view)
    {
        if (view.Baseline is not { } baseline)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="baseline"><h2 id="baseline">Baseline</h2>

            """);
        WriteList(html, "Out of date, which fails the run:", baseline.Stale);
        WriteAccepted(html, view);
        WriteList(html, "Not tested in this run:", baseline.Unused);
        html.Write($"</section>\n");
    }

    private static void WriteAccepted(HtmlWriter html, ReportView view)
    {
        var accepted = view.Requirements.Where(result => result.Accepted is not null).ToList();
        if (accepted.Count == 0)
        {
            html.Write($"<p>It accepts no failure of this run.</p>\n");
            return;
        }

        html.Write($"""
            <p>Accepted, and not counted:</p><ul class="reasons">

            """);
        foreach (var result in accepted)
        {
            html.Write($"""<li class="{Figures.Name(result.Status)}"><a href="#{result.Requirement.Id}">{result.Requirement.Id}</a> {result.Requirement.Statement} <b>{result.Accepted!.ToString()}</b></li>""");
        }

        html.Write($"</ul>\n");
    }

    private static void WriteList(HtmlWriter html, string title, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        html.Write($"""
            <p>{title}</p><ul class="reasons">

            """);
        foreach (var entry in entries)
        {
            html.Write($"<li>{entry}</li>\n");
        }

        html.Write($"</ul>\n");
    }
}
