using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>Whether each of very many answers is the one to its request: it holds the request's code, and a stream has all of its events.</summary>
internal static class WrongAnswers
{
    private const int Connections = 64;

    public static async Task<Limit> MeasureAsync(Effort effort)
    {
        await using var mock = await KnownServers.MockAsync();
        var result = await new Load(mock.Address, [Question.EchoedJson(mock.ChatPath), Question.EchoedStream(mock.ChatPath)], Connections).RunAsync(effort.Verified);
        return Limit.AtMost($"Wrong answers in {result.Answers:N0}, {Connections} connections, JSON and streams", result.Wrong, 0, "{0}");
    }
}
