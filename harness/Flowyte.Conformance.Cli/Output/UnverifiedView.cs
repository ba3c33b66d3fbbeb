using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>What the run says nothing about, by reason.</summary>
internal static class UnverifiedView
{
    public static void Write(ReportView view, LineWriter writer)
    {
        Section("Not verified", view.Unverified(RequirementStatus.Untested), writer);
        Section("Left out", view.Unverified(RequirementStatus.Excluded), writer);
    }

    private static void Section(string title, IReadOnlyList<IGrouping<string, RequirementResult>> reasons, LineWriter writer)
    {
        if (reasons.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("", (new Style(decoration: Decoration.Bold), title));
        foreach (var reason in reasons)
        {
            writer.Line("  ", (Style.Plain, $"{RequirementIds.Describe(reason.Select(result => result.Requirement.Id))}: {reason.Key}"));
        }
    }
}
