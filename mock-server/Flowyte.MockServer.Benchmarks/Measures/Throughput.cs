using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>
/// How many answers a second the mock gives beside bare Kestrel and aimock. Each has a core for itself, and the load generator the other one.
/// They are asked in turn, in short rounds: whatever else the machine does meets them alike.
/// </summary>
internal sealed class Throughput(Effort effort)
{
    private static readonly int[] Connections = [32, 256];

    /// <summary>Measures all of them.</summary>
    public async Task<IReadOnlyList<ThroughputRow>> MeasureAsync()
    {
        var recorded = Directory.CreateTempSubdirectory("flowyte-benchmark-").FullName;
        try
        {
            await using var mock = await KnownServers.LibraryAsync();
            Question[] questions = [Question.Json(mock.ChatPath), Question.Stream(mock.ChatPath)];
            (await RecordedAnswer.RecordAsync(mock, questions[0])).Write(BareKestrel.FileOf(recorded, BareKestrel.JsonPath));
            (await RecordedAnswer.RecordAsync(mock, questions[1])).Write(BareKestrel.FileOf(recorded, BareKestrel.StreamPath));
            await using var bare = await KnownServers.BareAsync(recorded);
            var (aimock, problem) = await Aimock.StartAsync();
            await using var _ = aimock;
            if (problem is not null)
            {
                await Console.Error.WriteLineAsync($"aimock is not measured: {problem}");
            }

            var rows = new List<ThroughputRow>();
            foreach (var question in questions)
            {
                var bareQuestion = question.IsStream ? Question.Stream(BareKestrel.StreamPath) : Question.Json(BareKestrel.JsonPath);
                var aimockQuestion = question.IsStream ? Question.Stream(aimock?.ChatPath ?? "") : Question.Json(aimock?.ChatPath ?? "");
                foreach (var connections in Connections)
                {
                    rows.Add(await MeasureAsync(
                        $"{question.Name}, {connections} connections",
                        new(mock, new Load(mock.Address, [question], connections)),
                        new(bare, new Load(bare.Address, [bareQuestion], connections)),
                        aimock is null ? null : new(aimock, new Load(aimock.Address, [aimockQuestion], connections)),
                        question.IsStream ? ThroughputRow.LeastOfStreams : ThroughputRow.LeastOfJson));
                }
            }

            return rows;
        }
        finally
        {
            Directory.Delete(recorded, recursive: true);
        }
    }

    private async Task<ThroughputRow> MeasureAsync(string what, Contender mock, Contender bare, Contender? aimock, double least)
    {
        // The compiler makes the code of the servers better while it runs: .NET's takes some 20 seconds for it.
        await RunAsync(what, mock, effort.WarmUp);
        await RunAsync(what, bare, effort.WarmUp);
        if (aimock is not null)
        {
            await RunAsync(what, aimock, effort.Round);
        }

        var pairs = new List<ThroughputPair>();
        var ofAimock = new List<double>();
        for (var round = 0; round < effort.Rounds; round++)
        {
            var first = round % 2 == 0 ? mock : bare;
            var one = await RunAsync(what, first, effort.Round);
            var other = await RunAsync(what, first == mock ? bare : mock, effort.Round);
            pairs.Add(first == mock ? new(one, other) : new(other, one));
            if (aimock is not null)
            {
                ofAimock.Add((await RunAsync(what, aimock, effort.Round)).Load.Rate);
            }
        }

        return new ThroughputRow(what, pairs, ofAimock, least);
    }

    private static async Task<ThroughputRound> RunAsync(string what, Contender contender, TimeSpan time)
    {
        var busy = contender.Server.Busy;
        var result = await contender.Load.RunAsync(time);
        return result.Wrong == 0
            ? new(result, contender.Server.Busy - busy)
            : throw new InvalidOperationException($"{what}: {result.Wrong} of {result.Answers} answers were wrong, so their number means nothing.");
    }

    private sealed record Contender(ServerProcess Server, Load Load);
}
