using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>Shows every requirement for clients: how it came out, where it did not hold, and what it rests on.</summary>
internal static class ClientRequirementsHtml
{
    private const int MostFindings = 50;

    public static void Write(HtmlWriter html, ClientReport report)
    {
        html.Write($"""
            <section aria-labelledby="requirements"><h2 id="requirements">Requirements</h2>
            <form class="tools" data-section="requirements" hidden role="search" aria-label="Requirements">
            <label>Search <input type="search" name="q" autocomplete="off"></label>
            <label>Status <select name="status"><option value="">all</option>
            """);
        foreach (var status in Figures.Statuses.Where(status => report.Count(status) > 0))
        {
            html.Write($"<option>{Figures.Name(status)}</option>");
        }

        html.Write($"""</select></label> <label>Level <select name="level"><option value="">all</option>""");
        foreach (var level in Enum.GetValues<Level>())
        {
            html.Write($"<option>{Figures.Name(level)}</option>");
        }

        html.Write($"""
            </select></label>
            <output></output></form>

            """);
        foreach (var result in report.Requirements)
        {
            Write(html, result);
        }

        html.Write($"</section>\n");
    }

    private static void Write(HtmlWriter html, ClientRequirementResult result)
    {
        var requirement = result.Requirement;
        var status = Figures.Name(result.Status);
        var level = Figures.Name(requirement.Level);
        html.Write($"""
            <details class="requirement {status}" id="{requirement.Id}" data-status="{status}" data-level="{level}"><summary><span class="status">{status}</span> <b class="id">{requirement.Id}</b> <span class="level">{level}</span> <span class="statement">{requirement.Statement}</span></summary>
            <p>{(result.Checks == 0 ? "Nothing that was met could show it." : $"{Figures.Count(result.Checks, "check")}, {Figures.Count(result.Findings.Count, "finding")}.")}</p>

            """);
        WriteFindings(html, result);
        html.Write($"""<dl class="advice">""");
        RequirementsHtml.Advice(html, "How it is checked", requirement.Check);
        RequirementsHtml.Advice(html, "What to do", requirement.Fix);
        RequirementsHtml.WriteBasis(html, requirement);
        RequirementsHtml.Advice(html, "Since", $"specs {requirement.Since}");
        html.Write($"""
            </dl><p class="permalink"><a href="#{requirement.Id}">Link to {requirement.Id}</a></p></details>

            """);
    }

    private static void WriteFindings(HtmlWriter html, ClientRequirementResult result)
    {
        if (result.Findings.Count == 0)
        {
            return;
        }

        html.Write($"<ul>");
        foreach (var finding in result.Findings.Take(MostFindings))
        {
            html.Write($"""<li><code>{finding.Scenario}</code> <span class="quiet">{finding.Mode}</span><br>{ClientCellsHtml.Shortened(finding.Problem)}</li>""");
        }

        html.Write($"</ul>\n");
        if (result.Findings.Count > MostFindings)
        {
            html.Write($"""<p class="quiet">And {result.Findings.Count - MostFindings:N0} more like these; <code>client.json</code> lists them.</p>""");
        }
    }
}
