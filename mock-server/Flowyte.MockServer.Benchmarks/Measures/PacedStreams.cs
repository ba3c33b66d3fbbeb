using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>How late the events of very many slow streams arrive, each counted from the first event of its stream by the agent's pace.</summary>
internal static class PacedStreams
{
    private const int Streams = 5000;
    private const int Connections = 64;
    private const double MostMilliseconds = 100;

    // As Agents/bench.yaml has it.
    private const int Chunks = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    public static async Task<IReadOnlyList<Limit>> MeasureAsync(Effort effort)
    {
        await using var mock = await KnownServers.MockAsync();
        await new Load(mock.Address, [Question.Stream(mock.ChatPath)], Connections).RunAsync(effort.WarmUp);
        var question = Question.SlowStream(mock.ChatPath);
        var streams = Enumerable.Range(0, Streams).Select(_ => new PacedStream()).ToArray();
        await Task.WhenAll(streams.Select(stream => stream.RunAsync(mock.Address, question)));
        var lastBegun = streams.Max(stream => stream.Begun);
        var atOnce = streams.Count(stream => stream.Ended >= lastBegun);
        double[] late = [.. streams.SelectMany(Lateness).Order()];
        foreach (var stream in streams)
        {
            stream.Dispose();
        }

        return
        [
            Limit.AtLeast("Paced streams at once", atOnce, Streams, "{0:N0}"),
            Limit.AtMost("Of these not whole", streams.Count(stream => stream.Arrivals.Count != question.Events), 0, "{0}"),
            Limit.AtMost($"Their events late, 99th percentile of {late.Length:N0}", late[(int)(late.Length * 0.99)], MostMilliseconds, "{0:0} ms"),
        ];
    }

    // The first event is the role; after the last chunk come the reason and [DONE] at once.
    private static IEnumerable<double> Lateness(PacedStream stream) =>
        stream.Arrivals.Skip(1).Select((arrival, chunk) => (arrival - (Pace * Math.Min(chunk + 1, Chunks))).TotalMilliseconds);
}
