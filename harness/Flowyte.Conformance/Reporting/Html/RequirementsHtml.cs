using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows every requirement: what it says, what it rests on, how it is checked, and how it came out.</summary>
internal sealed class RequirementsHtml(ReportView view, PageFindings findings, PageConversations conversations)
{
    private const int MaxEvidence = 12;

    private readonly FindingHtml _findingHtml = new(view, findings);

    public void Write(HtmlWriter html)
    {
        html.Write($"""
            <section aria-labelledby="requirements"><h2 id="requirements">Requirements</h2>

            """);
        WriteFilter(html);
        foreach (var group in view.Specs.Groups)
        {
            html.Write($"""
                <section class="group" data-group="{group.Name}" aria-labelledby="group-{group.Name}"><h3 id="group-{group.Name}">{group.Title}</h3>

                """);
            foreach (var result in view.ResultsOf(group))
            {
                Write(html, result);
            }

            html.Write($"</section>\n");
        }

        html.Write($"</section>\n");
    }

    private void WriteFilter(HtmlWriter html)
    {
        html.Write($"""
            <form class="tools" data-section="requirements" hidden role="search" aria-label="Requirements">
            <label>Search <input type="search" name="q" autocomplete="off"></label>
            <label>Status <select name="status"><option value="">all</option>
            """);
        foreach (var status in Figures.Statuses.Where(status => view.Count(status) > 0))
        {
            html.Write($"<option>{Figures.Name(status)}</option>");
        }

        html.Write($"""</select></label> <label>Level <select name="level"><option value="">all</option>""");
        foreach (var level in Enum.GetValues<Level>())
        {
            html.Write($"<option>{Figures.Name(level)}</option>");
        }

        html.Write($"""</select></label> <label>Group <select name="group"><option value="">all</option>""");
        foreach (var group in view.Specs.Groups)
        {
            html.Write($"""<option value="{group.Name}">{group.Title}</option>""");
        }

        html.Write($"</select></label> ");
        ConversationChoiceHtml.Write(html, conversations);
        html.Write($"""
            <output></output></form>

            """);
    }

    private void Write(HtmlWriter html, RequirementResult result)
    {
        var requirement = result.Requirement;
        var status = Figures.Name(result.Status);
        var level = Figures.Name(requirement.Level);
        html.Write($"""
            <details class="requirement {status}" id="{requirement.Id}" data-status="{status}" data-level="{level}" data-conversations="{conversations.Of(result)}"><summary><span class="status">{status}</span> <b class="id">{requirement.Id}</b> <span class="level">{level}</span> <span class="statement">{requirement.Statement}</span></summary>

            """);
        WriteReason(html, result);
        foreach (var finding in findings.Of(result))
        {
            _findingHtml.Write(html, finding, withCurl: false);
        }

        _findingHtml.WriteRest(html, result);
        html.Write($"""<dl class="advice">""");
        Advice(html, "How it is checked", requirement.Check);
        var isBroken = result.Status is RequirementStatus.Failed or RequirementStatus.Warned;
        Advice(html, isBroken ? "What breaks" : "What would break", requirement.Breaks);
        Advice(html, FailureText.Measured, isBroken ? requirement.BrokenSdksText : "");
        Advice(html, $"Why {level}", requirement.LevelReason);
        Advice(html, "What to do", requirement.Fix);
        WriteBasis(html, requirement);
        WriteEvidence(html, result);
        Advice(html, "Since", $"specs {requirement.Since}");
        html.Write($"""
            </dl><p class="permalink"><a href="#{requirement.Id}">Link to {requirement.Id}</a></p></details>

            """);
    }

    private static void WriteReason(HtmlWriter html, RequirementResult result)
    {
        if (result.Reason.Length > 0)
        {
            html.Write($"<p>{Figures.Sentence(result.Reason)}</p>\n");
        }

        if (result.Accepted is { } accepted)
        {
            html.Write($"<p>Accepted by the baseline: {accepted.ToString()}</p>\n");
        }

        if (result.Unstable)
        {
            html.Write($"<p>Unstable: it held at one time and not at another of this run.</p>\n");
        }

        if (result.CausedBy is { } cause)
        {
            html.Write($"""<p>A consequence of <a href="#{cause}">{cause}</a>.</p>""");
        }
    }

    internal static void Advice(HtmlWriter html, string name, string text)
    {
        if (text.Length > 0)
        {
            html.Write($"<div><dt>{name}</dt><dd>{text}</dd></div>\n");
        }
    }

    internal static void WriteBasis(HtmlWriter html, Requirement requirement)
    {
        html.Write($"<div><dt>Basis</dt><dd>");
        foreach (var basis in requirement.Basis)
        {
            html.Write($"<blockquote><p>{basis.Quote}</p><cite>");
            // One's own specs may hold anything: only addresses of the web become links.
            if (Uri.TryCreate(basis.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            {
                html.Write($"""<a href="{basis.Url}" rel="noopener noreferrer">{basis.Source}</a>""");
            }
            else
            {
                html.Write($"{basis.Source}");
            }

            html.Write($"</cite></blockquote>");
        }

        html.Write($"</dd></div>\n");
    }

    private void WriteEvidence(HtmlWriter html, RequirementResult result)
    {
        if (result.Evidence.Count == 0)
        {
            return;
        }

        html.Write($"""<div><dt>Evidence</dt><dd>{Figures.Count(result.Evidence.Count, "exchange")}: """);
        var separator = "";
        foreach (var id in result.Evidence.Where(id => findings.NumberOf(id) > 0).Take(MaxEvidence))
        {
            html.Write($"""{separator}<a href="#x{findings.NumberOf(id)}" title="{id}">{findings.NumberOf(id)}</a>""");
            separator = ", ";
        }

        if (result.Evidence.Count > MaxEvidence)
        {
            html.Write($" and {result.Evidence.Count - MaxEvidence:N0} more");
        }

        html.Write($"</dd></div>\n");
    }
}
