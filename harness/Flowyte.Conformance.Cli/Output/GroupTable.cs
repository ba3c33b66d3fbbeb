using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>The table of results by group.</summary>
internal static class GroupTable
{
    private static readonly (RequirementStatus Status, string Title, Color Color)[] Columns =
    [
        (RequirementStatus.Passed, "passed", Color.Green),
        (RequirementStatus.Failed, "failed", Color.Red),
        (RequirementStatus.Warned, "warned", Color.Yellow),
        (RequirementStatus.Noted, "noted", Color.Default),
        (RequirementStatus.Untested, "untested", Color.Yellow),
        (RequirementStatus.Excluded, "excluded", Color.Default),
    ];

    public static Table Of(ReportView view)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn("group"));
        foreach (var (_, title, _) in Columns)
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach (var group in view.Specs.Groups)
        {
            table.AddRow(Row(TerminalText.Escape(group.Title), view.ResultsOf(group)));
        }

        return table.AddRow(Row("total", view.Requirements));
    }

    private static IEnumerable<Text> Row(string title, IReadOnlyList<RequirementResult> results) =>
    [
        new Text(title),
        .. Columns.Select(column => Cell(results.Count(result => result.Status == column.Status), column.Color)),
    ];

    // A nought is no news.
    private static Text Cell(int count, Color color) => count == 0 ? new Text("·") : new Text($"{count}", new Style(color));
}
