using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows what does not hold by its root cause, each with its consequences.</summary>
internal sealed class CausesHtml(ReportView view, PageFindings findings)
{
    private const int MaxCauses = 50;
    private const int MaxConsequences = 40;

    private readonly FindingHtml _findingHtml = new(view, findings);

    public void Write(HtmlWriter html)
    {
        WriteAll(html, RequirementStatus.Failed, "failures", "What failed");
        WriteAll(html, RequirementStatus.Warned, "warnings", "Warnings");
    }

    private void WriteAll(HtmlWriter html, RequirementStatus status, string anchor, string title)
    {
        RequirementResult[] causes = [.. view.Causes.Where(cause => cause.Status == status)];
        if (causes.Length == 0)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="{anchor}"><h2 id="{anchor}">{title}</h2>

            """);
        WriteGlance(html, causes);
        foreach (var cause in causes.Take(MaxCauses))
        {
            Write(html, cause);
        }

        if (causes.Length > MaxCauses)
        {
            html.Write($"""<p class="quiet">And {causes.Length - MaxCauses:N0} more: see <a href="#requirements">the requirements</a>.</p>""");
        }

        html.Write($"</section>\n");
    }

    // Each cause takes half a screen: several of them need a list to see them all at once.
    private static void WriteGlance(HtmlWriter html, RequirementResult[] causes)
    {
        if (causes.Length == 1)
        {
            return;
        }

        html.Write($"""<ul class="glance">""");
        foreach (var cause in causes.Take(MaxCauses))
        {
            var (id, breaks) = (cause.Requirement.Id, cause.Requirement.Breaks);
            html.Write($"""<li><a href="#cause-{id}">{id}</a> <span>{cause.Requirement.Statement}""");
            if (breaks.Length > 0)
            {
                html.Write($""" <span class="breaks">What breaks: {breaks}</span>""");
            }

            html.Write($"</span></li>");
        }

        html.Write($"</ul>\n");
    }

    private void Write(HtmlWriter html, RequirementResult cause)
    {
        var requirement = cause.Requirement;
        html.Write($"""
            <article class="cause {Figures.Name(cause.Status)}" aria-labelledby="cause-{requirement.Id}">
            <p class="tag"><a href="#{requirement.Id}">{requirement.Id}</a> <span class="level">{Figures.Name(requirement.Level)}</span>{(cause.Unstable ? " unstable: it held at one time and not at another" : "")}</p>
            <h3 id="cause-{requirement.Id}">{requirement.Statement}</h3>{(cause.Accepted is { } accepted ? $" Accepted by the baseline: {accepted}" : "")}
            <dl class="advice">
            """);
        html.Write($"<div><dt>What breaks</dt><dd>{(requirement.Breaks.Length > 0 ? requirement.Breaks : "No SDK is known to break.")}</dd></div>");
        if (requirement.BrokenSdksText is { Length: > 0 } broken)
        {
            html.Write($"<div><dt>{FailureText.Measured}</dt><dd>{broken}</dd></div>");
        }

        html.Write($"<div><dt>What to do</dt><dd>{requirement.Fix}</dd></div></dl>\n");
        ShownFinding[] shown = [.. findings.Of(cause)];
        foreach (var finding in shown.Take(1))
        {
            _findingHtml.Write(html, finding, withCurl: true);
        }

        if (shown.Length > 1)
        {
            html.Write($"""<details class="more"><summary>{Figures.Count(cause.Findings.Count - 1, "more place")}</summary>""");
            foreach (var finding in shown.Skip(1))
            {
                _findingHtml.Write(html, finding, withCurl: false);
            }

            _findingHtml.WriteRest(html, cause);
            html.Write($"</details>\n");
        }

        WriteConsequences(html, cause);
        html.Write($"</article>\n");
    }

    private void WriteConsequences(HtmlWriter html, RequirementResult cause)
    {
        var consequences = view.ConsequencesOf(cause);
        if (consequences.Count == 0)
        {
            return;
        }

        html.Write($"""<details class="more"><summary>Explains {Figures.Count(consequences.Count, "other requirement")} that did not hold</summary><ul>""");
        foreach (var consequence in consequences.Take(MaxConsequences))
        {
            html.Write($"""<li><a href="#{consequence.Requirement.Id}">{consequence.Requirement.Id}</a> {consequence.Requirement.Statement}</li>""");
        }

        html.Write($"</ul></details>\n");
    }
}
