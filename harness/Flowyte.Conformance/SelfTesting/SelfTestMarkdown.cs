using System.Text;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Writes the matrix of a self-test as Markdown.</summary>
internal static class SelfTestMarkdown
{
    public static void Write(SelfTestReport report, Stream output)
    {
        var text = new StringBuilder();
        text.Append($"# {Escape(SelfTestFigures.Sentence(report))}\n\n");
        text.Append($"Specs {Escape(report.Specs.Version)}, harness {Escape(HarnessVersion.Current)}, took {Figures.Duration(report.Duration)}.\n");
        WriteList(text, "Wrong", [.. report.Wrong.Select(result => $"{Escape(result.Fault.Id)}: {Escape(result.Complaint)}")]);
        WriteList(text, "Requirements that nothing exercises", [.. report.Unexercised.Select(requirement => $"{requirement.Id}: {Escape(requirement.Statement)}")]);
        text.Append("\n## Faults\n\n| Fault | | Breaks | Headline | Consequences | Unexplained | Right |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var result in report.Faults)
        {
            text.Append($"| {Escape(result.Fault.Id)} | {Escape(result.Fault.Title)} | {Ids(result.Fault.Breaks)} | {Escape(result.Headline ?? "none")} ")
                .Append($"| {Ids(result.Consequences)} | {Ids(result.Unexplained)} | {YesNo(result.IsRight)} |\n");
        }

        text.Append("\n## Legal variants\n\n| Variant | | Near | Noted | False alarms | Right |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var result in report.Variants)
        {
            text.Append($"| {Escape(result.Fault.Id)} | {Escape(result.Fault.Title)} | {Ids(result.Fault.Near)} | {Ids(result.Noted)} ")
                .Append($"| {Ids(result.FalseAlarms)} | {YesNo(result.IsRight)} |\n");
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(text);
    }

    private static void WriteList(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        text.Append(lines.Count > 0 ? $"\n## {title}\n\n" : "");
        foreach (var line in lines)
        {
            text.Append($"- {line}\n");
        }
    }

    private static string Ids(IEnumerable<string> ids) => Escape(string.Join(", ", ids));

    private static string YesNo(bool right) => right ? "yes" : "**no**";

    private static string Escape(string text) => MarkdownText.Escape(text);
}
