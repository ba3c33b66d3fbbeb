using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>What it costs the mock that clients leave in the middle of their streams.</summary>
internal static class DroppedClients
{
    private const int Clients = 300;
    private const double MostMilliseconds = 50;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(2);

    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Limit>> MeasureAsync(Effort effort)
    {
        await using var mock = await KnownServers.MockAsync();

        // While the compiler still makes the code better, that takes more time than the clients do.
        await new Load(mock.Address, [Question.EchoedJson(mock.ChatPath), Question.Stream(mock.ChatPath)], Clients).RunAsync(effort.WarmUp);
        for (var round = 0; round < Rounds; round++)
        {
            await DropAsync(mock);
        }

        var costs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            costs.Add((await DropAsync(mock)).TotalMilliseconds);
        }

        return
        [
            Limit.AtMost($"{Clients} clients that leave: processor time in the {Watched.TotalSeconds:0} s after, median of {Rounds}", Median.Of(costs), MostMilliseconds, "{0:0} ms"),
            Limit.AtMost("Streams that go on without them", await ActiveStreamsAsync(mock), 0, "{0}"),
        ];
    }

    private static async Task<TimeSpan> DropAsync(ServerProcess mock)
    {
        var clients = Enumerable.Range(0, Clients).Select(_ => new PacedStream()).ToArray();
        var question = Question.SlowStream(mock.ChatPath);
        await Task.WhenAll(clients.Select(client => client.BeginAsync(mock.Address, question)));
        var busy = mock.Busy;
        foreach (var client in clients)
        {
            client.Dispose();
        }

        await Task.Delay(Watched, TimeProvider.System);
        return mock.Busy - busy;
    }

    private static async Task<double> ActiveStreamsAsync(ServerProcess mock)
    {
        const string Gauge = "flowyte_mock_streams_active ";
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(mock.Url, "/_flowyte/metrics"));
        return double.Parse(metrics.Split('\n').Single(line => line.StartsWith(Gauge, StringComparison.Ordinal))[Gauge.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
