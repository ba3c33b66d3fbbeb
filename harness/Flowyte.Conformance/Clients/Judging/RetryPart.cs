using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Counts how often a client with its default settings tries again, and how long it waits (RETRIES). Time is real.</summary>
internal sealed class RetryPart : IClientPart
{
    private const int Attempts = 3;
    private const double Growth = 1.25;

    // The first pause of the packages that were measured is 2 s at most.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // Timers are off by a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(30);

    // What is shorter is no pause, but the time that a request takes.
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);

    private static readonly int[] Passing = [429, 500, 502, 503];

    private static readonly int[] Lasting = [400, 401, 403, 404, 422];

    public Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation) => Task.WhenAll(
    [
        .. Passing.Select(status => AgainAsync(bench, mode, status, cancellation)),
        .. Lasting.Select(status => NotAgainAsync(bench, mode, status, cancellation)),
        WaitAsync(bench, mode, asDate: false, "RETRIES-3", cancellation),
        WaitAsync(bench, mode, asDate: true, "RETRIES-4", cancellation),
        GrowAsync(bench, mode, cancellation),
        CutAsync(bench, mode, cancellation),
    ]);

    private static async Task AgainAsync(ClientBench bench, AdapterMode mode, int status, CancellationToken cancellation)
    {
        var (_, seen) = await AskAsync(bench, mode, ScenarioScript.RefusalPrompt(status), cancellation);
        bench.Check("RETRIES-1", mode, $"retry-{status}", seen.Count > 1 ? "" : $"It did not try again after {status}.");
    }

    private static async Task NotAgainAsync(ClientBench bench, AdapterMode mode, int status, CancellationToken cancellation)
    {
        var (_, seen) = await AskAsync(bench, mode, ScenarioScript.RefusalPrompt(status), cancellation);
        bench.Check("RETRIES-2", mode, $"retry-{status}", seen.Count == 1 ? "" : $"It sent {seen.Count} requests after {status}, which the same request meets again.");
    }

    private static async Task WaitAsync(ClientBench bench, AdapterMode mode, bool asDate, string requirement, CancellationToken cancellation)
    {
        var (_, seen) = await AskAsync(bench, mode, ScenarioScript.RetryAfterPrompt(asDate), cancellation);
        if (seen is not [{ EndedAt: { } refused }, { At: var again }, ..])
        {
            // RETRIES-1 tells of a client that does not try again.
            return;
        }

        var waited = again - refused;
        bench.Check(requirement, mode, asDate ? "retry-after-date" : "retry-after-seconds", waited + Tolerance >= ScenarioScript.RetryAfter ? "" : $"It came again after {waited.TotalMilliseconds:0} ms instead of {ScenarioScript.RetryAfter.TotalMilliseconds:0}.");
    }

    // Chance is part of a good pause, and a machine that stalls lengthens any: one try in which the pauses grow is enough.
    private static async Task GrowAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        var problem = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (_, seen) = await AskAsync(bench, mode, ScenarioScript.RefuseTwicePrompt, cancellation);
            if (seen is not [{ EndedAt: { } first }, { At: var second, EndedAt: { } secondEnd }, { At: var third }, ..])
            {
                // RETRIES-1 tells of a client that does not try again; once is allowed.
                return;
            }

            var (before, after) = (second - first, third - secondEnd);
            problem = before >= LeastPause && after >= Growth * before ? "" : $"It paused for {before.TotalMilliseconds:0} ms, and then for {after.TotalMilliseconds:0} ms.";
            if (problem.Length == 0)
            {
                break;
            }
        }

        bench.Check("RETRIES-6", mode, "refused-twice", problem);
    }

    private static async Task CutAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation)
    {
        if (!mode.Stream)
        {
            return;
        }

        var channel = bench.Server.Open();
        var request = ClientBench.RequestFor(channel, mode, stream: true, ScenarioScript.RefusingAgent, ScenarioScript.CutPrompt) with { Timeout = Timeout, MaxRetries = null };
        if (await bench.AskAsync(request, cancellation) is { Kind: AdapterReplyKind.Answered, Answer.Chunks.Count: > 0 })
        {
            bench.Check("RETRIES-5", mode, "cut-behind-text", channel.Seen is [_] ? "" : $"It sent {channel.Seen.Count} requests, although the caller had text of the first answer.");
        }
    }

    private static async Task<(AdapterReply Reply, IReadOnlyList<SeenRequest> Seen)> AskAsync(ClientBench bench, AdapterMode mode, string prompt, CancellationToken cancellation)
    {
        var channel = bench.Server.Open();
        var request = ClientBench.RequestFor(channel, mode, stream: !mode.Plain, ScenarioScript.RefusingAgent, prompt) with { Timeout = Timeout, MaxRetries = null };
        var reply = await bench.AskAsync(request, cancellation);
        var seen = await channel.SeenToTheEndAsync(cancellation);
        SentRequest.Check(bench.Specs, seen, prompt, bench.Checking(mode, $"retry: {prompt}"));
        return (reply, seen);
    }
}
