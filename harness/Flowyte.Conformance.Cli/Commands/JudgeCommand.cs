using System.CommandLine;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>judge</c>: judges a recorded run again, without any network.</summary>
internal static class JudgeCommand
{
    public static Command Create(CliHost host)
    {
        var folder = new Argument<string>("dir") { Description = "Folder that run kept the exchanges in: that of --record, or of --out." };
        var specs = SpecsOption.Create();
        var output = OutputOptions.Out();
        var format = OutputOptions.Format();
        var baseline = OutputOptions.Baseline();
        var badge = OutputOptions.Badge();
        var command = new Command("judge", "Judge a recorded run again, by these specs and without any network.") { folder, specs, output, format, baseline, badge };
        Help.AddExamples(
            command,
            ("flowyte-conformance run --record recordings/today", "keep the exchanges of a run"),
            ("flowyte-conformance judge recordings/today --specs my-specs", "judge them by other specs"));
        command.SetAction(parse => JudgeAsync(
            parse.GetRequiredValue(folder),
            parse.GetValue(specs),
            parse.GetValue(baseline),
            Path.GetFullPath(parse.GetValue(output) ?? ReportWriter.DefaultFolder),
            Formats.Parse(Layers.ListOf(parse, format)),
            Layers.ListOf(parse, badge),
            host));
        return command;
    }

    private static async Task<int> JudgeAsync(string folder, string? specs, string? baseline, string output, Reporting.ReportFormats formats, IReadOnlyList<string>? badge, CliHost host)
    {
        var accepted = baseline is null ? null : BaselineFile.Read(baseline);
        OutFolder.Prepare(output, "--out");
        var badges = BadgeWriter.Prepare(badge);
        var suite = new Suite(SpecsFolder.Load(specs), host.Time);
        var report = suite.Judge(Recordings.Read(folder), accepted);
        return await BadgeWriter.WriteAsync(report, badges, await ReportWriter.WriteAsync(report, output, formats, host), host);
    }
}
