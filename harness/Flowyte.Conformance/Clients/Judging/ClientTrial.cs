using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Tries a client on everything that it can meet, and judges it.</summary>
/// <param name="server">The server.</param>
/// <param name="specs">The specs.</param>
/// <param name="scenarios">The faults and variants, as <see cref="FaultScenarios"/> finds them.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class ClientTrial(IScenarioServer server, Specs specs, IReadOnlyList<FaultScenario> scenarios, TimeProvider? time = null)
{
    /// <summary>How many requests a client has open at once.</summary>
    private const int Concurrency = 12;

    private static readonly IClientPart[] Others = [new StatusPart(), new ToolPart(), new RetryPart(), new LeavingPart()];

    /// <summary>Tries the client with everything.</summary>
    /// <exception cref="AdapterException">The adapter cannot be started, or says no valid hello.</exception>
    public async Task<ClientReport> RunAsync(AdapterCommand command, CancellationToken cancellation = default)
    {
        var requirements = ClientCatalogue.Load();
        var bench = await RunAsync(command, [new FaultPart(), .. Others], cancellation);
        return new ClientReport
        {
            Hello = bench.Hello,
            SpecsVersion = specs.Version,
            Requirements = [.. requirements.Select(requirement => ResultOf(requirement, bench))],
            Cells = CellsOf(bench),
        };
    }

    /// <summary>Lets the client meet the faults and variants alone.</summary>
    /// <exception cref="AdapterException">The adapter cannot be started, or says no valid hello.</exception>
    public async Task<(AdapterHello Hello, IReadOnlyList<ClientCell> Cells)> MeasureAsync(AdapterCommand command, CancellationToken cancellation = default)
    {
        var bench = await RunAsync(command, [new FaultPart()], cancellation);
        return (bench.Hello, CellsOf(bench));
    }

    private async Task<ClientBench> RunAsync(AdapterCommand command, IReadOnlyList<IClientPart> parts, CancellationToken cancellation)
    {
        await using var client = await AdapterPool.StartAsync(command, Concurrency, time ?? TimeProvider.System, cancellation);
        var bench = new ClientBench(client, server, specs, scenarios);
        foreach (var mode in bench.Hello.Modes)
        {
            foreach (var part in parts)
            {
                await part.RunAsync(bench, mode, cancellation);
            }
        }

        return bench;
    }

    private static ClientRequirementResult ResultOf(Requirement requirement, ClientBench bench)
    {
        var checks = bench.Checks.Where(check => check.Requirement == requirement.Id).ToList();
        var findings = checks.Where(check => check.Problem.Length > 0).OrderBy(check => check.Mode, StringComparer.Ordinal).ThenBy(check => check.Scenario, StringComparer.Ordinal);
        return new ClientRequirementResult(requirement, checks.Count, [.. findings]);
    }

    private IReadOnlyList<ClientCell> CellsOf(ClientBench bench)
    {
        var order = scenarios.Select((scenario, index) => (scenario.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        return [.. bench.Cells.OrderBy(cell => cell.Mode, StringComparer.Ordinal).ThenBy(cell => order[cell.Scenario.Id])];
    }
}
