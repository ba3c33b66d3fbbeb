using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows a finding: what is wrong, expected and actual, the bytes at fault, and where to see more.</summary>
internal sealed class FindingHtml(ReportView view, PageFindings findings)
{
    private const int MaxLinks = 40;

    public void Write(HtmlWriter html, ShownFinding shown, bool withCurl)
    {
        var finding = shown.Finding;
        html.Write($"""
            <div class="finding"><p class="message">{Figures.Sentence(finding.Message)}</p>
            <dl><div><dt>Expected</dt><dd>{finding.Expected}</dd></div><div><dt>Actual</dt><dd class="actual">{finding.Actual}</dd></div>
            """);
        WriteWhere(html, shown);
        html.Write($"</dl>");
        if (view.ExcerptOf(finding) is { } excerpt)
        {
            Write(html, excerpt);
        }

        if (withCurl && view.CurlOf(finding.Exchange) is { } curl)
        {
            html.Write($"""<p class="label">Repeat it</p><pre class="curl">{curl}</pre>""");
        }

        html.Write($"</div>\n");
    }

    /// <summary>Says how many findings of the requirement are not shown, and at which exchanges.</summary>
    public void WriteRest(HtmlWriter html, RequirementResult result)
    {
        var rest = result.Findings.Skip(PageFindings.MaxPerRequirement).ToList();
        if (rest.Count == 0)
        {
            return;
        }

        html.Write($"""<p class="quiet">And {rest.Count:N0} more like these""");
        int[] numbers = [.. rest.Select(finding => findings.NumberOf(finding.Exchange)).Where(number => number > 0).Distinct()];
        var separator = ", at exchange ";
        foreach (var number in numbers.Take(MaxLinks))
        {
            html.Write($"""{separator}<a href="#x{number}">{number}</a>""");
            separator = ", ";
        }

        html.Write($"""{(numbers.Length > MaxLinks ? " and others" : "")}.</p>""");
    }

    private void WriteWhere(HtmlWriter html, ShownFinding shown)
    {
        var finding = shown.Finding;
        var number = findings.NumberOf(finding.Exchange);
        html.Write($"<div><dt>Where</dt><dd>");
        if (number == 0)
        {
            html.Write($"<code>{finding.Exchange}</code>");
        }
        else if (finding.Location is null)
        {
            html.Write($"""<a href="#x{number}">exchange {number}, <code>{finding.Exchange}</code></a>""");
        }
        else
        {
            html.Write($"""<a href="#{shown.Place}">exchange {number}, <code>{finding.Exchange}</code></a>, {Place(finding.Location)}""");
        }

        html.Write($"</dd></div>");
    }

    private static string Place(FindingLocation location)
    {
        var part = location.Part switch
        {
            Wire.ResponsePart.Head => "the head",
            Wire.ResponsePart.RawBody => "the body as it crossed the socket",
            _ => "the body",
        };
        var within = location.Event is { } number ? $", event {number + 1}" : "";
        var pointer = string.IsNullOrEmpty(location.Pointer) ? "" : $", {location.Pointer}";
        return $"byte {location.Offset} of {part}{within}{pointer}";
    }

    private static void Write(HtmlWriter html, FaultExcerpt excerpt)
    {
        html.Write($"""<pre class="bytes excerpt">{(excerpt.IsCutBefore ? "…" : "")}""");
        BytesHtml.Write(html, excerpt.Before);
        if (excerpt.Length == 0)
        {
            html.Write($"""<mark class="between"></mark>""");
        }
        else
        {
            html.Write($"<mark>");
            BytesHtml.Write(html, excerpt.AtFault);
            html.Write($"{(excerpt.FaultOmitted > 0 ? "…" : "")}</mark>");
        }

        BytesHtml.Write(html, excerpt.After);
        html.Write($"""{(excerpt.IsCutAfter ? "…" : "")}</pre>""");
        if (excerpt.Length > 0)
        {
            html.Write($"""<p class="hex">{Figures.Count(excerpt.Length, "byte")} at fault: <code>{excerpt.Hex}</code></p>""");
        }
    }
}
