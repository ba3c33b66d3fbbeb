using System.CommandLine;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>judge</c>: judges a recorded run again, without any network.</summary>
internal static class JudgeCommand
{
    public static Command Create(CliHost host)
    {
        var folder = new Argument<string>("dir") { Description = "Folder that run kept the exchanges in: that of --record, or of --out." };
        var options = new ReportOptions(OutputOptions.Out());
        var command = new Command("judge", "Judge a recorded run again, by these specs and without any network.") { folder };
        options.AddTo(command);
        Help.AddExamples(
            command,
            ("flowyte-conformance run --record recordings/today", "keep the exchanges of a run"),
            ("flowyte-conformance judge recordings/today --specs my-specs", "judge them by other specs"),
            ("flowyte-conformance judge recordings/today --dialect openai", "judge them by OpenAI's own rules"));
        command.SetAction(parse => JudgeAsync(parse.GetRequiredValue(folder), options, parse, host));
        return command;
    }

    private static async Task<int> JudgeAsync(string folder, ReportOptions options, ParseResult parse, CliHost host)
    {
        var files = options.FilesOf(parse, host, ReportWriter.DefaultFolder);
        var accepted = options.BaselineOf(parse);
        files.Prepare();
        var suite = new Suite(options.SpecsOf(parse), host.Time);
        var record = options.InDialect(Recordings.Read(folder), suite.Specs, parse);
        return await files.WriteAsync(suite.WithOtherDialects(suite.Judge(record, accepted), record), host);
    }
}
