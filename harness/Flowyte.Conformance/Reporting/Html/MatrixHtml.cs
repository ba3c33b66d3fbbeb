using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows how the requirements of each group came out, level by level.</summary>
internal static class MatrixHtml
{
    private static readonly Level[] Levels = Enum.GetValues<Level>();

    // What is to be looked at stands first in a cell.
    private static readonly RequirementStatus[] Order =
    [
        RequirementStatus.Failed, RequirementStatus.Warned, RequirementStatus.Noted, RequirementStatus.Passed, RequirementStatus.Untested, RequirementStatus.Excluded,
    ];

    public static void Write(HtmlWriter html, ReportView view)
    {
        html.Write($"""
            <section aria-labelledby="groups"><h2 id="groups">Groups and levels</h2>
            <table class="groups"><thead><tr><th scope="col">Group</th>
            """);
        foreach (var level in Levels)
        {
            html.Write($"""<th scope="col">{Figures.Name(level)}</th>""");
        }

        html.Write($"</tr></thead><tbody>\n");
        foreach (var group in view.Specs.Groups)
        {
            WriteRow(html, view, group);
        }

        html.Write($"</tbody></table></section>\n");
    }

    private static void WriteRow(HtmlWriter html, ReportView view, RequirementGroup group)
    {
        var results = view.ResultsOf(group);
        html.Write($"""<tr><th scope="row"><a href="#group-{group.Name}" data-filter="group={group.Name}">{group.Title}</a></th>""");
        foreach (var level in Levels)
        {
            WriteCell(html, group, level, [.. results.Where(result => result.Requirement.Level == level)]);
        }

        html.Write($"</tr>\n");
    }

    private static void WriteCell(HtmlWriter html, RequirementGroup group, Level level, RequirementResult[] results)
    {
        if (results.Length == 0)
        {
            html.Write($"""<td class="none" data-label="{Figures.Name(level)}">–</td>""");
            return;
        }

        (RequirementStatus Status, int Count)[] counts = [.. Order.Select(status => (status, results.Count(result => result.Status == status))).Where(pair => pair.Item2 > 0)];
        html.Write($"""<td class="{Figures.Name(counts[0].Status)}" data-label="{Figures.Name(level)}"><a href="#group-{group.Name}" data-filter="group={group.Name}&amp;level={Figures.Name(level)}">""");
        var separator = "";
        foreach (var (status, count) in counts)
        {
            html.Write($"""{separator}<span class="{Figures.Name(status)}"><b>{count}</b> {Figures.Name(status)}</span>""");
            separator = ", ";
        }

        html.Write($"</a>");
        ShareSvg.Write(html, counts);
        html.Write($"</td>");
    }
}
