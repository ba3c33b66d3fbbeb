using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Chat;

public sealed class DeterminismTests
{
    private const int Questions = 40;
    private const int Repeats = 3;

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_over_1_and_over_64_connections()
    {
        var one = await AnswersAsync(seed: 7, connections: 1, reversed: false);
        var many = await AnswersAsync(seed: 7, connections: 64, reversed: true);

        Assert.Multiple(() =>
        {
            Assert.That(many.Keys, Is.EquivalentTo(one.Keys));
            foreach (var (question, answers) in one)
            {
                Assert.That(many[question], Is.EqualTo(answers), question);
            }
        });
    }

    [Test]
    public async Task Another_seed_gives_other_ids_and_other_words()
    {
        var one = await AnswersAsync(seed: 7, connections: 1, reversed: false);
        var other = await AnswersAsync(seed: 8, connections: 1, reversed: false);

        Assert.That(one.Values.SelectMany(answers => answers).Intersect(other.Values.SelectMany(answers => answers)), Is.Empty);
    }

    [Test]
    public async Task Ids_are_unique_also_where_the_same_is_asked_again()
    {
        var answers = await AnswersAsync(seed: 7, connections: 64, reversed: false);

        Assert.That(answers.Values.SelectMany(list => list), Is.Unique.And.Exactly(2 * Questions * Repeats).Items);
    }

    [Test]
    public async Task Parameters_that_are_not_read_change_no_word()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        var question = Question("Tell me something new.");
        using var bare = await client.PostAsync(question);
        question["temperature"] = 2;
        using var hot = await client.PostAsync(question);

        Assert.That(await hot.TextAsync(), Is.EqualTo(await bare.TextAsync()));
    }

    /// <summary>The answers to each question, sorted: which of two equal requests is the first is nobody's business.</summary>
    private static async Task<IReadOnlyDictionary<string, string[]>> AnswersAsync(int seed, int connections, bool reversed)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Seed = seed, Time = time });
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mock.Key);
        var bodies = Enumerable.Range(0, Questions)
            .SelectMany(number => (bool[])[false, true], (number, stream) => Body(number, stream))
            .SelectMany(body => Enumerable.Repeat(body, Repeats));
        var answers = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        await Parallel.ForEachAsync(
            reversed ? bodies.Reverse() : bodies,
            new ParallelOptions { MaxDegreeOfParallelism = connections },
            async (body, cancellation) =>
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await http.PostAsync(mock.BaseUrl + "/chat/completions", content, cancellation);
                var answer = response.Header("x-request-id") + "\n" + await response.Content.ReadAsStringAsync(cancellation);
                answers.GetOrAdd(body, _ => []).Add(answer);
            });
        return answers.ToDictionary(pair => pair.Key, pair => pair.Value.Order(StringComparer.Ordinal).ToArray());
    }

    private static string Body(int number, bool stream) =>
        Question(number % 3 == 0 ? $"Do you ship to Canada? {number}" : $"Made-up question {number}", stream: stream).ToJsonString();
}
