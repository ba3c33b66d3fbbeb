using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>report</c>: makes the reports of a run from the lines that it left, also where it died half-way.</summary>
internal static class ReportCommand
{
    public static Command Create(CliHost host)
    {
        var folder = new Argument<string>("dir") { Description = "Folder that the run wrote into (--out)." };
        var options = new ReportOptions(new Option<string?>("--out") { HelpName = "DIR", Description = "Folder for the reports; that of the run by default." });
        var command = new Command("report", "Make the reports of a run from the exchanges that it wrote down, also where it died half-way: then they are marked incomplete.") { folder };
        options.AddTo(command);
        Help.AddExamples(
            command,
            ("flowyte-conformance report reports/latest", "after a run that was killed: its reports, exit code 130"),
            ("flowyte-conformance report reports/latest --format har", "one more format of a run that is over"));
        command.SetAction(parse => ReportAsync(parse.GetRequiredValue(folder), options, parse, host));
        return command;
    }

    private static async Task<int> ReportAsync(string folder, ReportOptions options, ParseResult parse, CliHost host)
    {
        var accepted = options.BaselineOf(parse);
        var record = Recordings.Read(folder);
        var files = options.FilesOf(parse, host, folder);
        files.Prepare();
        var suite = new Suite(options.SpecsOf(parse), host.Time);
        if (record.SpecsFingerprint.Length > 0 && record.SpecsFingerprint != suite.Specs.Fingerprint)
        {
            host.Error.WriteLine($"warning: the run was sent with other specs ({Shown.Text(record.SpecsVersion)}) than those that judge it now ({suite.Specs.Version}): what differs is untested.");
        }

        record = options.InDialect(record, suite.Specs, parse);
        return await files.WriteAsync(suite.WithOtherDialects(suite.Judge(record, accepted), record), host);
    }
}
