using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Reporting;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Kit;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>sdk</c>: judges a client, which an adapter drives.</summary>
internal static class SdkCommand
{
    private const string DefaultOut = "reports/sdk";

    public static Command Create(CliHost host)
    {
        var adapter = AdapterArgument.Create();
        var output = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = $"Folder for the reports; {DefaultOut} by default.",
            DefaultValueFactory = _ => DefaultOut,
        };
        var only = FaultsOption.Create();
        var command = new Command("sdk", "Judge an SDK on legal and broken answers of the mock. An adapter drives it: see docs/adapter.md.")
        {
            adapter,
            output,
            only,
            SdkCheckAdapterCommand.Create(host),
            SdkMatrixCommand.Create(host),
            SdkScenariosCommand.Create(host),
        };
        Help.AddExamples(
            command,
            ("flowyte-conformance sdk -- node my-adapter.mjs", "judge the SDK behind an adapter: 0 conformant, 1 not, 4 no verdict"),
            ("flowyte-conformance sdk --only 'stream-*' --out reports/mine -- node my-adapter.mjs", "on some faults and variants"),
            ("flowyte-conformance sdk check-adapter -- node my-adapter.mjs", "whether an adapter keeps to the protocol"),
            ("flowyte-conformance sdk matrix", "what the shipped adapters make of every fault"));
        command.SetAction((parse, cancellation) => RunAsync(
            AdapterArgument.Of(parse.GetValue(adapter)), Path.GetFullPath(parse.GetValue(output)!), parse.GetValue(only)!, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(AdapterCommand command, string output, string only, CliHost host, CancellationToken cancellation)
    {
        OutFolder.Prepare(output, "--out");
        var specs = SpecsFolder.Load();
        var faults = FaultsOption.Choose(FaultCatalogue.Load(specs), only);
        await using var server = await MockScenarios.StartAsync(cancellation);
        try
        {
            var scenarios = await FaultScenarios.FindAsync(server, specs, faults, host.Time, cancellation);
            host.Error.WriteLine($"Meeting {scenarios.Count} answers, {scenarios.Count(scenario => scenario.IsLegal)} of them legal.");
            var report = await new ClientTrial(server, specs, scenarios, host.Time).RunAsync(command, cancellation);
            ClientView.Write(report, await ClientFolder.WriteAsync(report, output, cancellation), host);
            return report.IsConformant ? ExitCodes.Ok : ExitCodes.NotConformant;
        }
        catch (AdapterException exception)
        {
            host.Error.WriteLine($"error: {Shown.Text(exception.Message)}");
            return ExitCodes.NoVerdict;
        }
    }
}
