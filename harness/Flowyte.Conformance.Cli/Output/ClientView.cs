using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what was found of a client: each requirement, some findings of those that do not hold, and the verdict.</summary>
internal static class ClientView
{
    private const int MostFindings = 5;

    public static void Write(ClientReport report, IReadOnlyList<string> files, CliHost host)
    {
        var console = Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors);
        var lines = new LineWriter(console);
        lines.Line();
        foreach (var result in report.Requirements)
        {
            Write(result, lines);
        }

        lines.Line();
        lines.Line("", (new Style(report.IsConformant ? Color.Green : Color.Red, decoration: Decoration.Bold), report.Headline));
        foreach (var file in files)
        {
            lines.Line("", (Style.Plain, Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
        }
    }

    private static void Write(ClientRequirementResult result, LineWriter lines)
    {
        var status = result.Status.ToString().ToLowerInvariant();
        var count = result.Checks > 0 ? $" ({result.Findings.Count} of {result.Checks} checks failed)" : "";
        lines.Line("", (new Style(ColorOf(result.Status)), status.PadRight(9)), (Style.Plain, $"{result.Requirement.Id.PadRight(10)}{result.Requirement.Statement}{(result.Findings.Count > 0 ? count : "")}"));
        foreach (var finding in result.Findings.Take(MostFindings))
        {
            lines.Line("           ", (new Style(decoration: Decoration.Dim), $"{finding.Mode}, {finding.Scenario}: "), (Style.Plain, finding.Problem));
        }

        if (result.Findings.Count > MostFindings)
        {
            lines.Line("           ", (new Style(decoration: Decoration.Dim), $"and {result.Findings.Count - MostFindings} more, which the report lists"));
        }
    }

    private static Color ColorOf(RequirementStatus status) => status switch
    {
        RequirementStatus.Passed => Color.Green,
        RequirementStatus.Failed => Color.Red,
        RequirementStatus.Warned => Color.Yellow,
        _ => Color.Default,
    };
}
