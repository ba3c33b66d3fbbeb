using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Running;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>verify</c>: plays the same conversations on a live endpoint and on the mock, and lists where they differ in structure.</summary>
internal static class VerifyCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("verify", "Hold the mock against a live endpoint: play the same conversations on both and list where they differ in structure, never in what is said.");
        var options = new VerifyOptions();
        options.AddTo(command);
        Help.AddExamples(
            command,
            ("flowyte-conformance verify --dry-run --against https://builder.flowyte.com/api/v1 --agent agt_123", "what would be sent, without sending it"),
            ("FLOWYTE_API_KEY=… flowyte-conformance verify --against https://builder.flowyte.com/api/v1 --agent agt_123", "the suite's conversations: 0 same structure, 1 differs, 4 nothing compared"),
            ("flowyte-conformance verify --against https://builder.flowyte.com/api/v1 --agents my-agents --texts", "a recording: is it still what the live agent does?"),
            ("flowyte-conformance verify --against http://127.0.0.1:8085/api/v1 --agent agt_123 --ignore 'head:*' --format json", "for programs, without the header fields"));
        command.SetAction((parse, cancellation) => RunAsync(options, parse, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(VerifyOptions options, ParseResult parse, CliHost host, CancellationToken cancellation)
    {
        var config = Layers.Merge(options.Run, parse, host);
        config = config with { Target = config.Target with { BaseUrl = parse.GetValue(options.Against) ?? config.Target.BaseUrl } };
        if (config.Target.BaseUrl is null)
        {
            throw new UsageException($"verify holds the mock against a live endpoint. Give its base URL with --against URL, or set {TargetSettings.BaseUrlVariable}.");
        }

        var dryRun = parse.GetValue(options.Run.DryRun);
        var output = parse.GetValue(options.Out) is { } file ? Path.GetFullPath(file) : null;
        if (output is not null && !dryRun)
        {
            OutFolder.PrepareFor(output, "--out");
        }

        var ignored = Layers.ListOf(parse, options.Ignore) ?? [];
        var suite = new Suite(SpecsFolder.Load(config.Specs), host.Time);
        var script = VerifyScript.Of(suite, config, parse.GetValue(options.Agents)?.FullName, host.Environment, needsKey: !dryRun);
        if (dryRun)
        {
            VerifyView.WritePlan(script, host.Out);
            return ExitCodes.Ok;
        }

        TargetName.WarnWhereExposed(script.Live, host);
        await using var embedded = new EmbeddedMock(script.MockOptions);
        var mock = script.AsFarAsLiveIs(await embedded.StartAsync(cancellation));
        var comparison = await ProgressView.FollowAsync(
            host,
            VerifyView.Announce(script),
            script.Plan.Requests,
            progress => new Rehearsal(suite, config.ToSettings()).PlayAsync((script.Live, script.Plan), (mock, script.MockPlan(mock)), ignored, progress, cancellation));
        foreach (var pattern in ignored.Where(pattern => !comparison.Ignored.Any(difference => NamePattern.Matches(pattern, difference.Name))))
        {
            host.Error.WriteLine($"warning: --ignore {Shown.Text(pattern)} passed over nothing.");
        }

        var exitCode = ExitCodeOf(comparison, script, parse.GetValue(options.RequireComplete) || config.RequireComplete is true);
        return await ComparisonWriter.WriteAsync(
            new ComparisonResult(comparison, script, exitCode), asJson: parse.GetValue(options.Format) == "json", parse.GetValue(options.Texts), output, host);
    }

    private static int ExitCodeOf(StructureComparison comparison, VerifyScript script, bool requireComplete) => comparison switch
    {
        { Interrupted: true } => ExitCodes.Interrupted,
        { Compared: 0 } => ExitCodes.NoVerdict,
        { IsSame: false } => ExitCodes.NotConformant,
        _ => requireComplete && (comparison.NotCompared.Count > 0 || script.NotPlayed.Count > 0) ? ExitCodes.Incomplete : ExitCodes.Ok,
    };
}
