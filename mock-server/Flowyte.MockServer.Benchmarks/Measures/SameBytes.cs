using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer.Benchmarks.Loading;
using Flowyte.MockServer.Benchmarks.Servers;

namespace Flowyte.MockServer.Benchmarks.Measures;

/// <summary>Whether two mocks of one seed answer the same, whatever number of connections asks them, and in whatever order.</summary>
internal static class SameBytes
{
    private const int Requests = 2000;
    private const int Connections = 64;

    // Each thing is asked twice: which of two equal requests is the first is nobody's business, so the answers are compared as a set.
    private const int Questions = Requests / 2;

    public static async Task<Limit> MeasureAsync()
    {
        var one = await AnswersAsync(1);
        var many = await AnswersAsync(Connections);
        return Limit.AtMost($"Answers of {Requests:N0} that differ at 1 and {Connections} connections, seed 7", one.Except(many).Count() + Math.Abs(Requests - one.Count), 0, "{0}");
    }

    private static async Task<IReadOnlySet<string>> AnswersAsync(int connections)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Seed = 7, AgentsDirectory = KnownServers.Agents, Time = new StoppedTime() });
        var path = mock.BaseUrl.AbsolutePath + "/chat/completions";
        Question[] questions = [Question.EchoedJson(path), Question.EchoedStream(path)];
        var answers = new HashSet<string>();
        var next = -1;
        var address = new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, mock.BaseUrl.Port);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = await Connection.OpenAsync(address);
            for (var number = Interlocked.Increment(ref next); number < Requests; number = Interlocked.Increment(ref next))
            {
                var question = questions[number % questions.Length];
                var request = question.ToBytes();
                question.Number(request, number % Questions);
                await connection.AskAsync(request, keepHead: true);
                var answer = AnswerOf(connection);
                lock (answers)
                {
                    answers.Add(answer);
                }
            }
        })));
        return answers;
    }

    // The date is the web server's, not the mock's.
    private static string AnswerOf(Connection connection)
    {
        var head = string.Join('\n', Encoding.ASCII.GetString(connection.Head).Split("\r\n").Where(field => !field.StartsWith("Date:", StringComparison.Ordinal)));
        return head + Convert.ToHexString(SHA256.HashData(connection.Answer.Body));
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
