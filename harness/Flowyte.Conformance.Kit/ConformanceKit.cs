using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Kit;

/// <summary>A mock that shows a client legal and broken answers, scenario by scenario, for the tests of an SDK.</summary>
public sealed class ConformanceKit : IAsyncDisposable
{
    private readonly MockScenarios _server;

    private ConformanceKit(MockScenarios server, Specs specs, IReadOnlyList<FaultScenario> scenarios)
    {
        _server = server;
        var requirements = ClientCatalogue.Load().ToDictionary(requirement => requirement.Id);
        Scenarios = [.. scenarios.Select(scenario => new KitScenario(scenario, server, specs, requirements))];
    }

    /// <summary>The scenarios: the documented answers first, then every fault and variant that an ordinary request meets, whole and as a stream.</summary>
    public IReadOnlyList<KitScenario> Scenarios { get; }

    /// <summary>Starts a mock on a free port of this machine, and finds out what it sends in each scenario.</summary>
    /// <param name="only">Only faults and variants of this id, or about this requirement of servers; <c>*</c> and <c>?</c> are wildcards. The documented answers are always there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The kit, which stops the mock when it is disposed of.</returns>
    /// <exception cref="SpecException">The specs beside the program are missing or broken.</exception>
    public static async Task<ConformanceKit> StartAsync(string only = "*", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(only);
        var specs = SpecsFolder.Load();
        var faults = FaultCatalogue.Load(specs).Where(fault => fault.IsMatchedBy(only)).ToList();
        var server = await MockScenarios.StartAsync(cancellation);
        try
        {
            return new ConformanceKit(server, specs, await FaultScenarios.FindAsync(server, specs, faults, cancellation: cancellation));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the mock.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
