using System.Text;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.NUnit;

/// <summary>Shows results in NUnit's words. What comes from the target is redacted and escaped.</summary>
internal sealed class ResultText(ReportView view)
{
    public string Headline => string.Join(Environment.NewLine, view.Problems.Prepend(view.Headline).Select(TerminalText.Escape));

    public void Show(string id)
    {
        var result = view.Requirements.Single(candidate => candidate.Requirement.Id == id);
        switch (result.Status)
        {
            case RequirementStatus.Failed:
                Assert.Fail(Describe(result));
                break;
            case RequirementStatus.Warned:
                Assert.Warn(Describe(result));
                break;
            case RequirementStatus.Noted:
                TestContext.Out.WriteLine(Describe(result));
                break;
            case RequirementStatus.Untested or RequirementStatus.Excluded:
                Assert.Ignore(TerminalText.Escape(result.Reason));
                break;
            default:
                Assert.That(result.Evidence, Is.Not.Empty, "A requirement passes only where a check of it ran.");
                break;
        }
    }

    private string Describe(RequirementResult result)
    {
        var text = new StringBuilder(result.Requirement.Statement).AppendLine();
        if (result.CausedBy is { } cause)
        {
            text.AppendLine($"This follows from {cause}: look there first.");
        }

        foreach (var finding in result.Findings)
        {
            Line("", finding.Message);
            Line("  expected  ", finding.Expected);
            Line("  actual    ", finding.Actual);
            Line("  bytes     ", view.ExcerptOf(finding)?.ToString());
            Line("  exchange  ", finding.Exchange);
        }

        return text.Append($"Fix: {result.Requirement.Fix}").ToString();

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(name).AppendLine(TerminalText.Escape(value));
            }
        }
    }
}
