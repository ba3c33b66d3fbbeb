using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>run</c>: replays the conversations against a target, or against the embedded mock, and reports.</summary>
internal static class RunCommand
{
    private const string DefaultOut = "reports/latest";

    public static Command Create(CliHost host)
    {
        var command = new Command("run", "Test a target, or the embedded mock where none is given, and write the reports.");
        var options = new RunOptions();
        options.AddTo(command);
        Help.AddExamples(
            command,
            ("flowyte-conformance run", "test the embedded mock"),
            ("FLOWYTE_API_KEY=… flowyte-conformance run --base-url https://builder.flowyte.com/api/v1 --agent agt_123", "test a deployment"),
            ("flowyte-conformance run --dry-run --only model,AUTH-*", "what would be sent for these requirements"),
            ("flowyte-conformance run --config conformance.yaml --require-complete --out artifacts/conformance", "in a pipeline"));
        command.SetAction((parse, cancellation) => RunAsync(options, parse, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, ParseResult parse, CliHost host, CancellationToken cancellation)
    {
        var config = Layers.Merge(options, parse, host);
        var formats = Formats.Parse(config.Formats);
        var settings = config.ToSettings();
        var dryRun = parse.GetValue(options.DryRun);
        var output = Path.GetFullPath(config.Out ?? DefaultOut);
        if (!dryRun)
        {
            OutFolder.Prepare(output);
        }

        var target = TargetResolver.Resolve(config.Target, host.Environment, needsKey: !dryRun);
        if (target is not null && BaseUrl.IsExposed(target.BaseUrl))
        {
            host.Error.WriteLine($"warning: {Shown.Text(target.BaseUrl.ToString())} is plain http: the key and the conversations can be read on the way.");
        }

        // The mock starts while the specs are read.
        await using var embedded = target is null ? new EmbeddedMock() : null;
        var specs = SpecsFolder.Load(config.Specs);
        SelectionRules.Check(specs, settings);
        target ??= await embedded!.StartAsync(cancellation);

        var suite = new Suite(specs, host.Time);
        var plan = suite.Plan(target, settings);
        SelectionRules.Check(plan);
        if (dryRun)
        {
            PlanView.Write(plan, target, host.Out);
            return ExitCodes.Ok;
        }

        var report = await ProgressView.FollowAsync(
            host, target, plan, progress => suite.RunAsync(target, settings, progress, cancellation));
        // Reports of an interrupted run are wanted too: their writing is not cancelled with it.
        return await ReportAsync(report, output, formats, host, CancellationToken.None);
    }

    private static async Task<int> ReportAsync(RunReport report, string output, ReportFormats formats, CliHost host, CancellationToken cancellation)
    {
        try
        {
            var files = await ReportFolder.WriteAsync(report, output, formats, cancellation);
            ReportView.Write(report, files, host);
            return report.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ReportView.Write(report, [], host);
            host.Error.WriteLine($"error: the reports could not be written to {Shown.Text(output)}: {Shown.Text(exception.Message)}. Give another folder with --out.");
            return report.ExitCode == ExitCodes.Ok ? ExitCodes.Usage : report.ExitCode;
        }
    }
}
