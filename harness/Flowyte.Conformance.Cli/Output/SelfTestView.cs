using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.SelfTesting;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what a self-test found: what is wrong, the figures, where the matrix is.</summary>
internal static class SelfTestView
{
    public static void Write(SelfTestReport report, IReadOnlyList<string> files, CliHost host)
    {
        var console = Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors);
        console.WriteLine();
        foreach (var result in report.Wrong)
        {
            console.Write($"{result.Fault.Id}  ", new Style(Color.Red));
            console.WriteLine(Shown.Text(result.Complaint));
        }

        if (report.Unexercised is [_, ..] unexercised)
        {
            console.WriteLine($"Nothing exercises {string.Join(", ", unexercised.Select(requirement => requirement.Id))}.");
        }

        console.Write(SelfTestFigures.Sentence(report), new Style(report.IsRight ? Color.Green : Color.Red, decoration: Decoration.Bold));
        console.WriteLine();
        console.WriteLine($"specs {report.Specs.Version}, {report.Duration.TotalSeconds:0.0} s");
        foreach (var file in files)
        {
            console.WriteLine(Shown.Text(Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
        }
    }
}
