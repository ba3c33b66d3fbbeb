using System.Text;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>Writes what was found of a client as Markdown.</summary>
internal static class ClientMarkdown
{
    public static void Write(ClientReport report, Stream output)
    {
        var text = new StringBuilder();
        text.Append($"# {Escape(report.Headline)}\n\nSpecs {Escape(report.SpecsVersion)}, harness {Escape(HarnessVersion.Current)}.\n");
        text.Append("\n| Requirement | Level | Status | Checks | Findings | |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var result in report.Requirements)
        {
            text.Append($"| {result.Requirement.Id} | {result.Requirement.Level.ToString().ToUpperInvariant()} | {result.Status.ToString().ToLowerInvariant()} | {result.Checks} | {result.Findings.Count} | {Escape(result.Requirement.Statement)} |\n");
        }

        foreach (var result in report.Requirements.Where(result => result.Findings.Count > 0))
        {
            text.Append($"\n## {result.Requirement.Id}: {Escape(result.Requirement.Statement)}\n\n{Escape(result.Requirement.Fix)}\n\n");
            foreach (var finding in result.Findings)
            {
                text.Append($"- {Escape(finding.Mode)}, {Escape(finding.Scenario)}: {Escape(finding.Problem)}\n");
            }
        }

        text.Append("\n## Faults and variants\n\n| Fault or variant | Form | Legal | Mode | Outcome | |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var cell in report.Cells)
        {
            text.Append($"| {Escape(cell.Scenario.FaultId)} | {cell.Scenario.Form} | {(cell.Scenario.IsLegal ? "yes" : "no")} | {Escape(cell.Mode)} | {cell.Outcome.Word()} | {Escape(cell.Detail)} |\n");
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(text);
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
