using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Watches a client read a slow stream, and leave one (READS-4, LEAVES).</summary>
internal sealed class LeavingPart : IClientPart
{
    private const int Attempts = 3;
    private const int CancelAfter = 2;

    public async Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        if (mode.Stream)
        {
            await PaceAsync(bench, mode, cancellation);
            await LeaveAsync(bench, mode, cancellation);
        }
    }

    // A machine that stalls lets pieces come together: one stream that comes as it is sent is enough.
    private static async Task PaceAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        var sent = ScenarioScript.Pace * (ScenarioScript.PacedPieces.Count - 1);
        var problem = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var request = RequestFor(bench.Server.Open(), mode);
            if (await bench.AskAsync(request, cancellation) is not { Answer: { Error: null, Chunks: var chunks } })
            {
                return;
            }

            var took = chunks.Count > 0 ? chunks[^1].At - chunks[0].At : TimeSpan.Zero;
            problem = took >= sent / 2 ? "" : $"The server sent its pieces over {sent.TotalMilliseconds:0} ms; the caller got them within {took.TotalMilliseconds:0} ms.";
            if (problem.Length == 0)
            {
                break;
            }
        }

        bench.Check("READS-4", mode, "paced/stream", problem);
    }

    private static async Task LeaveAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        if (!bench.Hello.CanCancel)
        {
            return;
        }

        var channel = bench.Server.Open();
        var reply = await bench.AskAsync(RequestFor(channel, mode) with { CancelAfterChunks = CancelAfter }, cancellation);
        if (reply is { Answer.Cancelled: true })
        {
            var seen = await channel.SeenToTheEndAsync(cancellation);
            bench.Check("LEAVES-1", mode, "cancelled/stream", seen is [{ ClientLeft: true }, ..] ? "" : $"The caller cancelled behind {CancelAfter} pieces; the server sent {(seen is [var first, ..] ? first.ChunksSent : 0)} of {ScenarioScript.PacedPieces.Count}.");
        }
    }

    private static AdapterRequest RequestFor(IScenarioChannel channel, AdapterMode mode) =>
        ClientBench.RequestFor(channel, mode, stream: true, ScenarioScript.PacedAgent, ScenarioScript.Prompt);
}
