using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Lets a client meet every legal variant and every fault (READS, NOTICES, SENDS, and ERRORS of broken refusals).</summary>
internal sealed class FaultPart : IClientPart
{
    private static readonly TimeSpan PatienceAlone = TimeSpan.FromSeconds(5);

    public async Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        var met = await Task.WhenAll(bench.Scenarios.Where(scenario => mode.Gives(scenario.Stream)).Select(scenario => MeetAsync(bench, mode, scenario, cancellation)));
        foreach (var (scenario, reply, seen) in met)
        {
            // Where much runs at once, slowness may be this machine's, and a broken connection that of another fault: what looks like it is asked again, alone.
            var (lastReply, lastSeen) = IsDoubtful(scenario, reply) ? await AgainAsync(bench, mode, scenario, cancellation) : (reply, seen);
            var check = bench.Checking(mode, scenario.Id);
            var (outcome, detail) = MetScenario.Check(scenario, lastReply, check);
            bench.Measure(new ClientCell(mode.Name, scenario, outcome, detail, ClientEffects.Of(scenario, outcome, lastReply, bench.DocumentedReading(scenario))));
            SentRequest.Check(bench.Specs, lastSeen, ScenarioScript.Prompt, check);
        }
    }

    private static async Task<(FaultScenario Scenario, AdapterReply Reply, IReadOnlyList<SeenRequest> Seen)> MeetAsync(
        ClientBench bench, AdapterMode mode, FaultScenario scenario, CancellationToken cancellation, TimeSpan? patience = null)
    {
        var channel = bench.Server.Open(scenario.Fault?.Id);
        var request = FaultScenario.RequestFor(channel, mode.Name, scenario.Stream, scenario.IsRefused);
        var reply = await bench.AskAsync(request with { Patience = patience ?? request.Patience }, cancellation);
        return (scenario, reply, channel.Seen);
    }

    private static async Task<(AdapterReply Reply, IReadOnlyList<SeenRequest> Seen)> AgainAsync(ClientBench bench, AdapterMode mode, FaultScenario scenario, CancellationToken cancellation)
    {
        var (_, reply, seen) = await MeetAsync(bench, mode, scenario, cancellation, PatienceAlone);
        return (reply, seen);
    }

    private static bool IsDoubtful(FaultScenario scenario, AdapterReply reply) => reply.Kind == AdapterReplyKind.Hung
        || (scenario.Reading is { IsWhole: true } or { IsRefusal: true } && reply.Answer?.Error is { Status: null });
}
