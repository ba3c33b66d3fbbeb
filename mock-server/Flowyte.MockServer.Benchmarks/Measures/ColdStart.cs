using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>From the start of the process to the end of its first answer.</summary>
internal static class ColdStart
{
    private const double MostMilliseconds = 450;

    public static async Task<Limit> MeasureAsync(Effort effort)
    {
        // The first one fills the disk's cache.
        await OnceAsync();
        var starts = new List<double>();
        for (var start = 0; start < effort.Starts; start++)
        {
            starts.Add((await OnceAsync()).TotalMilliseconds);
        }

        return Limit.AtMost($"Cold start to the first answer, median of {starts.Count}", Median.Of(starts), MostMilliseconds, "{0:0} ms");
    }

    private static async Task<TimeSpan> OnceAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var mock = await KnownServers.MockAsync();
        using var connection = await Connection.OpenAsync(mock.Address);
        await connection.AskAsync(Question.Json(mock.ChatPath).ToBytes());
        return connection.Answer.Status == 200
            ? TimeProvider.System.GetElapsedTime(start)
            : throw new InvalidOperationException($"The first answer has the status {connection.Answer.Status}.");
    }
}
