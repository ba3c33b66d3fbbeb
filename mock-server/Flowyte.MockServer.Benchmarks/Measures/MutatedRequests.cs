using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Servers;
using Flowyte.MockServer.Tests.BadInput;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>What the mock says to requests that were broken at random.</summary>
internal static class MutatedRequests
{
    private const int Seed = 1;
    private const double MostGrowth = 5;

    // Kestrel's answer to a version of HTTP that it does not speak: what RFC 9110 asks for.
    private const int UnknownVersion = 505;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<Limit>> MeasureAsync(Effort effort)
    {
        await using var mock = await KnownServers.MockAsync();
        using var hanging = new CancellationTokenSource(Longest, TimeProvider.System);
        var mutator = new RequestMutator(Seed);
        var first = await MutatedTraffic.SendAsync(mock.Address, mutator, effort.Mutated / 2, hanging.Token);

        // By now whatever such requests bring to life is there, WireMock.Net among it: what grows from here on grows for ever.
        var held = mock.Bytes;
        var second = await MutatedTraffic.SendAsync(mock.Address, mutator, effort.Mutated - (effort.Mutated / 2), hanging.Token);
        var statuses = first.Concat(second).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.Sum());
        Console.WriteLine($"Mutated requests by status (0: closed): {string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}\n");
        return
        [
            Limit.AtMost($"Server errors at {effort.Mutated:N0} mutated requests", statuses.Where(pair => pair.Key >= 500 && pair.Key != UnknownVersion).Sum(pair => pair.Value), 0, "{0}"),
            Limit.AtMost("Growth of memory in the second half of them", Math.Max(0, mock.Bytes - held) / 1e6, MostGrowth, "{0:0} MB"),
        ];
    }
}
