using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>What the mock's process holds after very many different requests.</summary>
internal static class Memory
{
    private const int Connections = 64;
    private const double MostMegabytes = 100;

    public static async Task<Limit> MeasureAsync(Effort effort)
    {
        await using var mock = await KnownServers.MockAsync();
        var result = await new Load(mock.Address, [Question.EchoedJson(mock.ChatPath), Question.EchoedStream(mock.ChatPath)], Connections).RunAsync(effort.Remembered);
        return Limit.AtMost($"Memory after {result.Answers:N0} requests", mock.Bytes / 1e6, MostMegabytes, "{0:0} MB");
    }
}
