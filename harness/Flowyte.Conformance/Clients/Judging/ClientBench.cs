using System.Collections.Concurrent;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Where a client is tried: the client, the server, and what was found so far.</summary>
internal sealed class ClientBench(AdapterPool client, IScenarioServer server, Specs specs, IReadOnlyList<FaultScenario> scenarios)
{
    private readonly ConcurrentQueue<ClientCheck> _checks = [];
    private readonly ConcurrentQueue<ClientCell> _cells = [];

    public AdapterHello Hello => client.Hello;

    public IScenarioServer Server => server;

    public Specs Specs => specs;

    public IReadOnlyList<FaultScenario> Scenarios => scenarios;

    public IReadOnlyCollection<ClientCheck> Checks => _checks;

    public IReadOnlyCollection<ClientCell> Cells => _cells;

    public Task<AdapterReply> AskAsync(AdapterRequest request, CancellationToken cancellation) => client.AskAsync(request, cancellation);

    /// <summary>Tells that a requirement was checked.</summary>
    /// <param name="requirement">Its id.</param>
    /// <param name="mode">The mode of the client.</param>
    /// <param name="scenario">What it met.</param>
    /// <param name="problem">What is wrong; empty where nothing is.</param>
    public void Check(string requirement, AdapterMode mode, string scenario, string problem) => _checks.Enqueue(new ClientCheck(requirement, mode.Name, scenario, problem));

    /// <summary>The documented answer to the same request.</summary>
    public ServerReading DocumentedReading(FaultScenario scenario) =>
        scenarios.First(other => other.Fault is null && other.Form == scenario.Form).Reading;

    /// <summary>Takes checks of a mode that met a scenario.</summary>
    public CheckSink Checking(AdapterMode mode, string scenario) => (requirement, problem) => Check(requirement, mode, scenario, problem);

    public void Measure(ClientCell cell) => _cells.Enqueue(cell);

    /// <summary>A request of a question to an agent.</summary>
    public static AdapterRequest RequestFor(IScenarioChannel channel, AdapterMode mode, bool stream, string agent, string prompt) =>
        FaultScenario.RequestFor(channel, mode.Name, stream, isRefused: false) with { Agent = agent, Messages = [new("user", prompt)] };
}
