using System.CommandLine;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Cli.Timing;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>run</c>: replays the conversations against a target, or against the embedded mock, and reports.</summary>
internal static class RunCommand
{
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
            ("FLOWYTE_API_KEY=… flowyte-conformance run --profile chat,sessions --base-url https://builder.flowyte.com/api/v1 --agent agt_123", "sessions as well; four of them are created"),
            ("FLOWYTE_API_KEY=… flowyte-conformance run --dialect openai --base-url https://api.example.com/v1 --agent some-model", "judge any OpenAI-compatible server by OpenAI's own rules"),
            ("flowyte-conformance run --baseline baseline.yaml", "accept the failures that the file lists; baseline write makes one"),
            ("flowyte-conformance run --history history.jsonl --badge conformance.svg", "keep the trend, and make a badge"),
            ("flowyte-conformance run --shard 1/3 --out shards/1", "a third of the plan; flowyte-conformance merge judges the shards together"),
            ("flowyte-conformance run --config conformance.yaml --require-complete --out artifacts/conformance", "in a pipeline"));
        command.SetAction((parse, cancellation) => RunAsync(options, parse, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, ParseResult parse, CliHost host, CancellationToken cancellation)
    {
        if (parse.GetValue(options.Timings) is not { } timings)
        {
            return await RunAsync(options, parse, host, clock: null, cancellation);
        }

        var file = Path.GetFullPath(timings);
        OutFolder.PrepareFor(file, "--timings");
        var clock = new PhaseClock(host);
        var exitCode = await RunAsync(options, parse, host, clock, cancellation);
        clock.End("end");
        return await ReportWriter.WriteTimingsAsync(clock, file, exitCode, host);
    }

    private static async Task<int> RunAsync(RunOptions options, ParseResult parse, CliHost host, PhaseClock? clock, CancellationToken cancellation)
    {
        var config = Layers.Merge(options, parse, host);
        var files = RunFiles.Of(options, parse, config, host);
        var settings = config.ToSettings();
        var baseline = config.Baseline is { } accepted ? BaselineFile.Read(accepted) : null;
        var dryRun = parse.GetValue(options.DryRun);
        if (!dryRun)
        {
            files.Prepare();
        }

        var target = TargetResolver.Resolve(config.Target, host.Environment, needsKey: !dryRun);
        TargetName.WarnWhereExposed(target, host);

        clock?.End("command line");

        // The mock starts while the specs are read.
        await using var embedded = target is null ? EmbeddedMock.For(settings.Shard) : null;
        var suite = new Suite(SpecsFolder.Load(config.Specs), host.Time);
        var specs = SelectionRules.Check(suite, settings);
        clock?.End("specs");
        if (target is null)
        {
            target = await embedded!.StartAsync(cancellation);
            clock?.End("mock start");
        }

        var plan = suite.Plan(target, settings);
        SelectionRules.Check(plan, specs, settings);
        clock?.End("plan");
        if (dryRun)
        {
            PlanView.Write(plan, target, settings, host.Out);
            return ExitCodes.Ok;
        }

        var (record, isKept) = await RecordAsync(suite, plan, target, settings, files, host, cancellation);
        clock?.End("exchanges");
        if (files.Recording is not null)
        {
            await RecordingFolder.WriteAsync(record, files.Recording, CancellationToken.None);
            clock?.End("recording");
        }

        var report = suite.WithOtherDialects(suite.Judge(record, plan, baseline), record);
        clock?.End("judging");
        var exitCode = await files.Reports.WriteAsync(report, host);
        clock?.End("reports");
        return exitCode == ExitCodes.Ok && !isKept ? ExitCodes.Usage : exitCode;
    }

    private static async Task<(RunRecord Record, bool IsKept)> RecordAsync(
        Suite suite, Plan plan, Target target, RunSettings settings, RunFiles files, CliHost host, CancellationToken cancellation)
    {
        await using var journal = new RunJournal(files.Reports.Folder, suite.Specs, target, settings, host);
        var record = await ProgressView.FollowAsync(
            host, target, plan, settings.Repeat, progress => suite.RecordAsync(plan, target, settings, journal.Following(progress), cancellation));
        return (record, await journal.FinishAsync(record));
    }
}
