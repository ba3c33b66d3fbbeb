using Flowyte.Conformance.Reporting;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>What became of the baseline: which failures it accepts, which entries are out of date or without use.</summary>
internal static class BaselineView
{
    public static void Write(ReportView view, LineWriter writer)
    {
        if (view.Baseline is not { } baseline)
        {
            return;
        }

        Section("Stale entries of the baseline", baseline.Stale, writer);
        Section("Accepted failures", [.. view.Requirements.Where(result => result.Accepted is not null).Select(result => $"{result.Requirement.Id}: {result.Accepted}")], writer);
        Section("Entries of the baseline without use", baseline.Unused, writer);
    }

    private static void Section(string title, IReadOnlyList<string> lines, LineWriter writer)
    {
        if (lines.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("", (new Style(decoration: Decoration.Bold), title));
        foreach (var line in lines)
        {
            writer.Line("  ", (Style.Plain, line));
        }
    }
}
