using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Clients;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Impact;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Kit;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>sdk matrix</c>: measures what the shipped adapters make of every fault and variant.</summary>
internal static class SdkMatrixCommand
{
    private const string DefaultOut = "reports/sdk-matrix";
    private const string DefaultAdapters = "harness/sdk-adapters/adapters.json";

    // Each adapter is a process or two beside a mock: more of them at once only wait for each other.
    private const int AdaptersAtOnce = 3;

    public static Command Create(CliHost host)
    {
        var output = new Option<string>("--out") { HelpName = "DIR", Description = $"Folder for the page and the data; {DefaultOut} by default.", DefaultValueFactory = _ => DefaultOut };
        var adapters = new Option<FileInfo>("--adapters") { HelpName = "FILE", Description = $"The list of adapters; {DefaultAdapters} by default.", DefaultValueFactory = _ => new FileInfo(DefaultAdapters) };
        var impact = new Option<FileInfo?>("--write-impact") { HelpName = "FILE", Description = "Write the data into this file too, such as specs/sdk-impact.json." };
        var only = FaultsOption.Create();
        var command = new Command("matrix", "Measure what the shipped adapters make of every fault and variant.") { output, adapters, impact, only };
        Help.AddExamples(
            command,
            ("flowyte-conformance sdk matrix", "all shipped adapters over all faults and variants"),
            ("flowyte-conformance sdk matrix --write-impact specs/sdk-impact.json", "and keep what was measured"));
        command.SetAction((parse, cancellation) => RunAsync(
            parse.GetValue(adapters)!, Path.GetFullPath(parse.GetValue(output)!), parse.GetValue(impact)?.FullName, parse.GetValue(only)!, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo adaptersFile, string output, string? impactFile, string only, CliHost host, CancellationToken cancellation)
    {
        OutFolder.Prepare(output, "--out");
        var adapters = ShippedAdapters.Read(adaptersFile);
        var specs = SpecsFolder.Load();
        var faults = FaultsOption.Choose(FaultCatalogue.Load(specs), only);
        try
        {
            var matrix = await MeasureAsync(adapters, specs, faults, host, cancellation);
            var files = await ImpactFolder.WriteAsync(matrix, output, impactFile, cancellation);
            ImpactView.Write(matrix, files, host);
            return ExitCodes.Ok;
        }
        catch (AdapterException exception)
        {
            host.Error.WriteLine($"error: {Shown.Text(exception.Message)}");
            return ExitCodes.NoVerdict;
        }
    }

    private static async Task<ImpactMatrix> MeasureAsync(ShippedAdapters adapters, Specs specs, IReadOnlyList<FaultSpec> faults, CliHost host, CancellationToken cancellation)
    {
        IReadOnlyList<FaultScenario> scenarios;
        await using (var server = await MockScenarios.StartAsync(cancellation))
        {
            scenarios = await FaultScenarios.FindAsync(server, specs, faults, host.Time, cancellation);
        }

        host.Error.WriteLine($"{adapters.Adapters.Count} adapters meet {scenarios.Count} answers, {scenarios.Count(scenario => scenario.IsLegal)} of them legal.");
        var measured = new (AdapterHello Hello, IReadOnlyList<ClientCell> Cells)[adapters.Adapters.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AdaptersAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, measured.Length, options, async (index, stop) =>
        {
            await using var server = await MockScenarios.StartAsync(stop);
            measured[index] = await new ClientTrial(server, specs, scenarios, host.Time).MeasureAsync(adapters.Adapters[index].CommandIn(adapters.Root), stop);
            host.Error.WriteLine(Shown.Text($"  {measured[index].Hello}"));
        });
        return ImpactMatrix.Of(DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime), specs.Version, measured);
    }
}
