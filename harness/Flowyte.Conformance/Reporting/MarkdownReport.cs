using System.Text;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes <c>summary.md</c>, short enough for a pipeline's job summary.</summary>
internal sealed class MarkdownReport : IReportWriter
{
    private const int MaxCauses = 20;
    private const int MaxReasons = 20;

    public ReportFormats Format => ReportFormats.Markdown;

    public string FileName => "summary.md";

    public void Write(ReportView view, Stream output)
    {
        var text = new StringBuilder();
        text.Append($"# {Text(Figures.Sentence(view.Headline))}\n\n");
        text.Append($"{Text(view.BaseUrl)}, agent {Text(view.Agent)}{(view.IsEmbeddedMock ? " (the mock that the run started)" : "")}. ");
        text.Append(view.Specs.Dialect.IsDefault ? "" : $"Judged by the dialect {Text(view.Specs.Dialect.Name)}, {Text(view.Specs.Dialect.Title)}. ");
        text.Append($"Specs {Text(view.Specs.Version)}, harness {Text(HarnessVersion.Current)}. ");
        text.Append($"{Text(Figures.Date(view.StartedAt))}, took {Figures.Duration(view.Duration)}. ");
        text.Append($"{Figures.Count(view.Exchanges.Count, "request")} sent, {view.Completions} of them answered by the agent.\n");
        WriteList(text, "Problems of the run", view.Problems);
        WriteList(text, "Stale entries of the baseline", view.Baseline?.Stale ?? []);
        WriteCauses(text, view);
        WriteDialects(text, view);
        WriteGroups(text, view);
        WriteUnverified(text, view);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(text);
    }

    private static void WriteCauses(StringBuilder text, ReportView view)
    {
        foreach (var cause in view.Causes.Take(MaxCauses))
        {
            var requirement = cause.Requirement;
            text.Append($"\n## {MarkOf(cause)} {Text(requirement.Id)} ({Figures.Name(requirement.Level)}{(cause.Accepted is null ? "" : ", accepted")}): {Text(requirement.Statement)}\n\n");
            text.Append(FailureMarkdown.Describe(view, cause));
        }

        text.Append(view.Causes.Count > MaxCauses ? $"\nAnd {view.Causes.Count - MaxCauses} more: see report.html.\n" : "");
    }

    private static string MarkOf(RequirementResult cause) => cause switch
    {
        { Accepted: not null } => "☑️",
        { Status: RequirementStatus.Failed } => "❌",
        _ => "⚠️",
    };

    private static void WriteDialects(StringBuilder text, ReportView view)
    {
        foreach (var outcome in view.OtherDialects)
        {
            text.Append($"\n{Text(outcome.Sentence)}:\n\n");
            WriteLines(text, [.. outcome.Uncounted.Select(failure => $"{failure.Requirement}: {failure.Reason}")]);
        }

        if (!view.Specs.Dialect.IsDefault)
        {
            WriteList(text, $"How the dialect {view.Specs.Dialect.Name} differs", [.. DialectText.Replaced(view.Specs.Dialect), .. DialectText.Levels(view.Specs.Dialect)]);
        }
    }

    private static void WriteGroups(StringBuilder text, ReportView view)
    {
        text.Append($"\n## Groups\n\n| Group | {string.Join(" | ", Figures.Statuses.Select(Figures.Name))} |\n");
        text.Append($"| --- |{string.Concat(Figures.Statuses.Select(_ => " ---: |"))}\n");
        foreach (var group in view.Specs.Groups)
        {
            WriteRow(text, Text(group.Title), view.ResultsOf(group));
        }

        WriteRow(text, "**all**", view.Requirements);
    }

    private static void WriteRow(StringBuilder text, string name, IReadOnlyList<RequirementResult> results) =>
        text.Append($"| {name} | {string.Join(" | ", Figures.Statuses.Select(status => results.Count(result => result.Status == status)))} |\n");

    private static void WriteUnverified(StringBuilder text, ReportView view)
    {
        WriteList(text, "Not verified", [.. view.Unverified(RequirementStatus.Untested).Select(Describe)]);
        WriteList(text, "Accepted failures", [.. view.Requirements.Where(result => result is { Accepted: not null, CausedBy: not null }).Select(result => $"{result.Requirement.Id}, a consequence of {result.CausedBy}: {result.Accepted}")]);
        WriteList(text, "Entries of the baseline without use", view.Baseline?.Unused ?? []);
        WriteList(text, "Left out", [.. view.Unverified(RequirementStatus.Excluded).Select(Describe)]);
    }

    private static string Describe(IGrouping<string, RequirementResult> reason) => $"{Figures.Sentence(reason.Key.TrimEnd('.'))}: {RequirementIds.Describe(reason.Select(result => result.Requirement.Id))}";

    private static void WriteList(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.Append($"\n## {Text(title)}\n\n");
        WriteLines(text, lines);
    }

    private static void WriteLines(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(MaxReasons))
        {
            text.Append($"- {Text(line)}\n");
        }

        text.Append(lines.Count > MaxReasons ? $"- and {lines.Count - MaxReasons} more\n" : "");
    }

    private static string Text(string text) => MarkdownText.Escape(text);
}
