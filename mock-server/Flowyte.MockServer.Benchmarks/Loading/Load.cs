using System.Net;

namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>Asks a server as fast as it answers: on each connection the next request follows the answer to the one before it.</summary>
/// <param name="server">The server.</param>
/// <param name="questions">What is asked, in turn.</param>
/// <param name="connections">How many connections ask at once.</param>
internal sealed class Load(EndPoint server, IReadOnlyList<Question> questions, int connections)
{
    // Codes are never used twice, so that no answer can be that to another request.
    private static long _codes;

    /// <summary>Asks for a time.</summary>
    public Task<LoadResult> RunAsync(TimeSpan duration) => RunAsync(duration, long.MaxValue);

    /// <summary>Asks a number of times.</summary>
    public Task<LoadResult> RunAsync(long requests) => RunAsync(TimeSpan.MaxValue, requests);

    private async Task<LoadResult> RunAsync(TimeSpan duration, long requests)
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Connection.OpenAsync(server)));
        var left = requests;
        long answers = 0;
        long wrong = 0;
        var busy = Environment.CpuUsage.TotalTime;
        var start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(opened.Select(connection => Task.Run(() => AskAsync(connection))));
        var took = TimeProvider.System.GetElapsedTime(start);
        return new LoadResult(answers, wrong, took, Environment.CpuUsage.TotalTime - busy);

        async Task AskAsync(Connection connection)
        {
            using (connection)
            {
                var copies = questions.Select(question => question.ToBytes()).ToArray();
                for (var turn = 0; TimeProvider.System.GetElapsedTime(start) < duration && Interlocked.Decrement(ref left) >= 0; turn++)
                {
                    var question = questions[turn % questions.Count];
                    var request = copies[turn % questions.Count];
                    question.Number(request, Interlocked.Increment(ref _codes));
                    await connection.AskAsync(request);
                    Interlocked.Increment(ref answers);
                    if (!question.IsAnsweredBy(connection.Answer, question.CodeOf(request)))
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            }
        }
    }
}
