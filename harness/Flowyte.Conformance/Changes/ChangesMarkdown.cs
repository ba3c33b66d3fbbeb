using System.Text;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>Writes what changed as Markdown, for a pipeline's job summary or a comment on a change.</summary>
internal static class ChangesMarkdown
{
    private const int MaxLines = 60;

    public static string Write(RunComparison comparison)
    {
        var text = new StringBuilder();
        text.Append($"# {(comparison.ExitCode == 0 ? "✅" : "❌")} {Text(Figures.Sentence(comparison.Headline))}\n\n");
        text.Append("| | Before | Now |\n| --- | --- | --- |\n");
        Row(text, "Target", comparison, run => run.Target);
        Row(text, "Started", comparison, run => Figures.Date(run.StartedAt));
        Row(text, "Verdict", comparison, run => run.Verdict);
        Row(text, "Specs", comparison, run => run.SpecsVersion);
        WriteList(text, "Not the same in both runs", comparison.Remarks.Select(Text));
        foreach (var section in ChangeSection.Of(comparison))
        {
            WriteList(text, section.Title, section.Lines.Select(line => $"**{Text(line.Requirements)}** {Text(line.Detail)}"));
        }

        WriteList(text, "Latency", comparison.Latencies.Select(latency => $"**{Text(Figures.Sentence(latency.Name))}** {Text(LatencyText.Of(latency))}"));
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, RunComparison comparison, Func<SavedRun, string> value) =>
        text.Append($"| {name} | {Text(value(comparison.Old))} | {Text(value(comparison.New))} |\n");

    private static void WriteList(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append($"\n## {title}\n\n{string.Concat(all.Take(MaxLines).Select(line => $"- {line}\n"))}");
        text.Append(all.Count > MaxLines ? $"- and {all.Count - MaxLines} more, which the JSON form has\n" : "");
    }

    private static string Text(string text) => MarkdownText.Escape(text);
}
