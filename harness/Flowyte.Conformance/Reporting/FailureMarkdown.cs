using System.Text;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>What there is to say of a requirement that does not hold, in GitHub Flavored Markdown without a heading.</summary>
internal static class FailureMarkdown
{
    public static string Describe(ReportView view, RequirementResult result)
    {
        var requirement = result.Requirement;
        var text = new StringBuilder();
        text.Append(result.Accepted is { } accepted ? $"**Accepted by the baseline:** {Text(accepted.ToString())}\n\n" : "");
        if (result.Findings is [var finding, ..])
        {
            text.Append($"{Text(Figures.Sentence(finding.Message))}\n\n- **Expected:** {Text(finding.Expected)}\n- **Actual:** {Text(finding.Actual)}\n");
        }

        text.Append(requirement.Breaks.Length > 0 ? $"- **What breaks:** {Text(requirement.Breaks)}\n" : "");
        text.Append(requirement.BrokenSdksText is { Length: > 0 } broken ? $"- **{FailureText.Measured}:** {Text(broken)}\n" : "");
        text.Append($"- **What to do:** {Text(requirement.Fix)}\n");
        text.Append(result.Findings.Count > 1 ? $"- **Seen at:** {Figures.Count(result.Findings.Count, "place")}\n" : "");
        text.Append(result.CausedBy is { } cause ? $"- **A consequence of:** {Text(cause)}\n" : "");
        var consequences = view.ConsequencesOf(result);
        text.Append(consequences.Count > 0 ? $"- **Explains:** {string.Join(", ", consequences.Select(consequence => consequence.Requirement.Id))}\n" : "");
        if (result.Findings is [var first, ..])
        {
            text.Append(view.ExcerptOf(first) is { } excerpt ? $"\nAt byte {excerpt.Offset}:\n\n{MarkdownText.Fence(excerpt.ToString(), "text")}" : "");
            text.Append(view.CurlOf(first.Exchange) is { } curl ? $"\nRepeat it:\n\n{MarkdownText.Fence(curl, "sh")}" : "");
        }

        return text.ToString();
    }

    private static string Text(string text) => MarkdownText.Escape(text);
}
