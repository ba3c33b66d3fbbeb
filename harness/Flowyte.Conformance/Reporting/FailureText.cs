using System.Text;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>What there is to say of a requirement that does not hold, in a few lines of plain text; nothing in it is hidden.</summary>
internal static class FailureText
{
    /// <summary>What the SDKs that break by a measurement are called.</summary>
    public const string Measured = "SDKs that break on such faults, as measured";

    /// <param name="view">What may be shown.</param>
    /// <param name="result">What was found of the requirement.</param>
    /// <param name="maxCurl">The longest curl line that is told, in characters; half of one repeats nothing.</param>
    public static string Describe(ReportView view, RequirementResult result, int maxCurl = int.MaxValue)
    {
        var text = new StringBuilder();
        if (result.Findings is [var finding, ..])
        {
            text.Append($"{Line(Figures.Sentence(finding.Message)).TrimEnd('.')}.\nExpected: {Line(finding.Expected)}\nActual: {Line(finding.Actual)}\n");
            text.Append(view.ExcerptOf(finding) is { } excerpt ? $"At byte {excerpt.Offset}: {excerpt}\n" : "");
            text.Append($"Exchange: {Line(finding.Exchange)}{(result.Findings.Count > 1 ? $", one of {Figures.Count(result.Findings.Count, "place")}" : "")}\n");
        }

        text.Append(result.CausedBy is { } cause ? $"A consequence of {cause}.\n" : "");
        var consequences = view.ConsequencesOf(result);
        text.Append(consequences.Count > 0 ? $"Explains: {RequirementIds.Describe(consequences.Select(consequence => consequence.Requirement.Id))}\n" : "");
        text.Append(result.Requirement.Breaks.Length > 0 ? $"What breaks: {Line(result.Requirement.Breaks)}\n" : "");
        text.Append(result.Requirement.BrokenSdksText is { Length: > 0 } broken ? $"{Measured}: {Line(broken)}\n" : "");
        text.Append($"What to do: {Line(result.Requirement.Fix)}");
        text.Append(result.Findings is [var first, ..] && view.CurlOf(first.Exchange) is { } curl && curl.Length <= maxCurl ? $"\nRepeat it:\n{VisibleText.Escape(curl, kept: "\n")}" : "");
        return text.ToString();
    }

    private static string Line(string text) => VisibleText.Escape(text);
}
