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
            Tell(bench, mode, scenario, lastReply);
            SentRequest.Check(bench, mode, scenario.Id, lastSeen, ScenarioScript.Prompt);
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

    private static void Tell(ClientBench bench, AdapterMode mode, FaultScenario scenario, AdapterReply reply)
    {
        var (outcome, detail) = OutcomeJudge.Judge(scenario, reply);
        bench.Measure(new ClientCell(mode.Name, scenario, outcome, detail, ClientEffects.Of(scenario, outcome, reply, bench.DocumentedReading(scenario))));
        bench.Check("NOTICES-3", mode, scenario.Id, outcome == ClientOutcome.Hangs ? detail : "");
        bench.Check("NOTICES-4", mode, scenario.Id, outcome == ClientOutcome.Crashes ? detail : "");
        if (reply.Answer is not { } answer)
        {
            return;
        }

        if (scenario.Reading.IsRefusal)
        {
            RefusedRequest.Check(bench, mode, scenario.Id, answer, scenario.Reading.Status!.Value, scenario.IsLegal ? scenario.Reading.ErrorMessage : "");
        }
        else if (scenario is { IsLegal: true, Reading.TellsError: false })
        {
            TellRead(bench, mode, scenario, answer, outcome, detail);
        }
        else
        {
            bench.Check("NOTICES-1", mode, scenario.Id, outcome == ClientOutcome.SilentTruncation ? detail : "");
        }

        if (scenario.Reading is { EndsWithinEvent: true, TellsError: false })
        {
            bench.Check("READS-6", mode, scenario.Id, OutcomeJudge.IsSameFinish(scenario.Reading.FinishReason, answer.FinishReason) ? "" : $"The finish reason is {answer.FinishReason ?? "missing"} instead of {scenario.Reading.FinishReason}.");
        }

        if (scenario.Stream && scenario.Reading is { TellsError: true, IsRefusal: false })
        {
            bench.Check("NOTICES-2", mode, scenario.Id, answer.Error is null ? "The stream told an error, and the caller got none." : "");
        }
    }

    private static void TellRead(ClientBench bench, AdapterMode mode, FaultScenario scenario, AdapterAnswer answer, ClientOutcome outcome, string detail)
    {
        if (!scenario.Reading.IsWhole)
        {
            return;
        }

        var isTextWrong = answer.Error is not null || !(answer.Text == ScenarioScript.Text || scenario.Reading.Says(answer.Text));
        bench.Check(scenario.Stream ? "READS-1" : "READS-2", mode, scenario.Id, isTextWrong ? detail : "");
        if (!isTextWrong)
        {
            bench.Check("READS-3", mode, scenario.Id, outcome == ClientOutcome.Misreads ? detail : "");
        }

        if (scenario.Stream && !isTextWrong && !scenario.Reading.Text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            var broken = answer.Chunks.FirstOrDefault(chunk => chunk.Text.Contains('\uFFFD', StringComparison.Ordinal));
            bench.Check("READS-5", mode, scenario.Id, broken is null ? "" : $"A piece holds a part of a character: \"{broken.Text}\".");
        }
    }
}
