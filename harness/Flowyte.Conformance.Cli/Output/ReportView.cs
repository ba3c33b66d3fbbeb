using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what a run found: the groups, the causes, what was not verified, the verdict.</summary>
internal static class ReportView
{
    public static void Write(RunReport report, IReadOnlyList<string> files, CliHost host)
    {
        var console = Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors);
        var writer = new LineWriter(console, new Redactor(report.Target.Secrets));
        console.WriteLine();
        console.Write(GroupTable.Of(report));
        CauseView.Write(report, writer);
        UnverifiedView.Write(report, writer);
        foreach (var problem in report.Problems)
        {
            writer.Line("", (Style.Plain, "problem    "), (Style.Plain, problem));
        }

        console.WriteLine();
        var color = report.Verdict switch
        {
            Verdict.Conformant => Color.Green,
            Verdict.NotConformant => Color.Red,
            _ => Color.Yellow,
        };
        writer.Line("", (new Style(color, decoration: Decoration.Bold), report.Headline));
        writer.Line("", (Style.Plain, $"specs {report.Specs.Version}, {report.Exchanges.Count} requests in {report.Duration.TotalSeconds:0.0} s, exit code {report.ExitCode}"));
        foreach (var file in files)
        {
            writer.Line("", (Style.Plain, Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
        }
    }
}
