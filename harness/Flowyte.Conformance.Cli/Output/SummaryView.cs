using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what a run found: the groups, the causes, what was not verified, the verdict.</summary>
internal static class SummaryView
{
    public static void Write(RunReport report, IReadOnlyList<string> files, CliHost host)
    {
        var console = Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors);
        var writer = new LineWriter(console);
        var view = new ReportView(report);
        // Without a verdict there is nothing to read in tables: one line says why.
        if (view.Verdict != Verdict.None)
        {
            writer.Line();
            console.Write(GroupTable.Of(view));
            CauseView.Write(view, writer);
            BaselineView.Write(view, writer);
            UnverifiedView.Write(view, writer);
        }

        writer.Line();
        foreach (var problem in view.Problems)
        {
            writer.Line("", (new Style(decoration: Decoration.Bold), "problem  "), (Style.Plain, problem));
        }

        writer.Line("", (new Style(ColorOf(view), decoration: Decoration.Bold), view.Headline));
        writer.Line("", (Style.Plain, $"specs {view.Specs.Version}, {view.Exchanges.Count} requests in {view.Duration.TotalSeconds:0.0} s, exit code {view.ExitCode}"));
        foreach (var outcome in view.OtherDialects)
        {
            writer.Line("", (Style.Plain, $"{outcome.Sentence}: {RequirementIds.Describe(outcome.Uncounted.Select(failure => failure.Requirement))}"));
        }

        foreach (var file in files)
        {
            writer.Line("", (Style.Plain, Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
        }
    }

    private static Color ColorOf(ReportView view) => view.Verdict switch
    {
        _ when view.Baseline is { Stale.Count: > 0 } => Color.Red,
        Verdict.Conformant => Color.Green,
        Verdict.NotConformant => Color.Red,
        _ => Color.Yellow,
    };
}
