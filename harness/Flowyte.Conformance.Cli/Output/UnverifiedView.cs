using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>What the run says nothing about, by reason.</summary>
internal static class UnverifiedView
{
    public static void Write(RunReport report, LineWriter writer)
    {
        Section("not verified", RequirementStatus.Untested, report, writer);
        Section("left out", RequirementStatus.Excluded, report, writer);
    }

    private static void Section(string title, RequirementStatus status, RunReport report, LineWriter writer)
    {
        var reasons = report.Requirements.Where(result => result.Status == status)
            .GroupBy(result => result.Reason, StringComparer.Ordinal)
            .ToList();
        if (reasons.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("", (new Style(decoration: Decoration.Bold), title));
        foreach (var reason in reasons)
        {
            writer.Line("  ", (Style.Plain, $"{string.Join(", ", reason.Select(result => result.Requirement.Id))}: {reason.Key}"));
        }
    }
}
