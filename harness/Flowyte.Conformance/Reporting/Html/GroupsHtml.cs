using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows how many requirements of each group came out how.</summary>
internal static class GroupsHtml
{
    public static void Write(HtmlWriter html, ReportView view)
    {
        html.Write($"""
            <section aria-labelledby="groups"><h2 id="groups">Groups</h2>
            <table class="groups"><thead><tr><th scope="col">Group</th>
            """);
        foreach (var status in Figures.Statuses)
        {
            html.Write($"""<th scope="col">{Figures.Sentence(Figures.Name(status))}</th>""");
        }

        html.Write($"</tr></thead><tbody>\n");
        foreach (var group in view.Specs.Groups)
        {
            var results = view.ResultsOf(group);
            html.Write($"""<tr><th scope="row"><a href="#group-{group.Name}">{group.Title}</a></th>""");
            foreach (var status in Figures.Statuses)
            {
                WriteCount(html, status, results.Count(result => result.Status == status));
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table></section>\n");
    }

    private static void WriteCount(HtmlWriter html, RequirementStatus status, int count)
    {
        var tone = count == 0 ? "none" : Figures.Name(status);
        html.Write($"""<td class="{tone}" data-label="{Figures.Sentence(Figures.Name(status))}">{count}</td>""");
    }
}
