using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Agents;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Time;

[CancelAfter(20_000)]
public sealed class PaceTests
{
    private const string Slow = "agt_storyteller";

    [Test]
    public async Task A_stream_takes_the_agents_pace()
    {
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("Tell me a story", Slow, stream: true));
        var pieces = (await response.ChunksAsync()).Pieces();

        Assert.That(time.Delays, Is.EqualTo(
            (TimeSpan[])[Milliseconds(400), .. Enumerable.Repeat(Milliseconds(120), pieces.Length - 1)]));
    }

    [Test]
    public async Task A_completion_takes_as_long_as_the_stream_would()
    {
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        using var client = new MockClient(mock);
        using var plain = await client.PostAsync(Question("Give me a long answer"));
        var whole = time.Delays.Single();
        using var stream = await client.PostAsync(Question("Give me a long answer", stream: true));
        await stream.ChunksAsync();

        Assert.Multiple(() =>
        {
            Assert.That(time.Delays.Skip(1).Aggregate((sum, delay) => sum + delay), Is.EqualTo(whole));
            Assert.That(whole, Is.InRange(Milliseconds(500), Milliseconds(700)));
        });
    }

    [Test]
    public async Task The_first_event_arrives_while_the_agent_still_thinks()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = new FakeTimeProvider() });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("Tell me a story", Slow, stream: true));

        Assert.That(await FirstLineAsync(response), Does.Contain("\"role\":\"assistant\""));
    }

    [Test]
    public async Task A_client_that_leaves_ends_the_work(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = new FakeTimeProvider() }, cancellation);
        using (var client = new MockClient(mock))
        using (var response = await client.PostAsync(Question("Tell me a story", Slow, stream: true)))
        {
            await FirstLineAsync(response);
        }

        var entry = await mock.Journal.WaitAsync(_ => true, cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(entry.Outcome, Is.EqualTo(JournalOutcome.ClientLeft));
            Assert.That(entry.EventsSent, Is.EqualTo(1));
            Assert.That(mock.Journal.Count(JournalOutcome.ClientLeft), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_mock_that_is_stopped_breaks_its_answers_off()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = new FakeTimeProvider() });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("Tell me a story", Slow, stream: true));
        await mock.DisposeAsync();

        Assert.That(async () => await response.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void A_piece_takes_as_long_as_its_tokens()
    {
        var pace = new Pace(Milliseconds(300), TimeSpan.Zero) { TokensPerSecond = 10 };

        Assert.That(pace.Delays(["four", "four", "eight ch", "ab"], Fingerprint.Of(1)), Is.EqualTo(new[] { Milliseconds(300), Milliseconds(100), Milliseconds(200), Milliseconds(50) }));
    }

    [Test]
    public void Jitter_is_bounded_and_the_same_for_the_same_seed()
    {
        var pace = new Pace(Milliseconds(100), Milliseconds(100)) { Jitter = 0.2 };
        ImmutableArray<string> pieces = [.. Enumerable.Repeat("word", 200)];
        var delays = pace.Delays(pieces, Fingerprint.Of(1));

        Assert.Multiple(() =>
        {
            Assert.That(delays, Is.All.InRange(Milliseconds(80), Milliseconds(120)));
            Assert.That(delays.Min(), Is.LessThan(Milliseconds(85)));
            Assert.That(delays.Max(), Is.GreaterThan(Milliseconds(115)));
            Assert.That(pace.Delays(pieces, Fingerprint.Of(1)), Is.EqualTo(delays));
            Assert.That(pace.Delays(pieces, Fingerprint.Of(2)), Is.Not.EqualTo(delays));
        });
    }

    [Test]
    public async Task A_files_pace_is_kept_by_the_stream()
    {
        const string Yaml = """
            id: agt_me
            published: true
            pace: { firstToken: 1s, tokensPerSecond: 1, jitter: 50% }
            cases:
              - reply: [abcd, abcd, abcd]
            """;
        using var folder = new AgentsFiles(("me.yaml", Yaml));
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false, Time = time });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi", "agt_me", stream: true));
        await response.ChunksAsync();

        Assert.Multiple(() =>
        {
            Assert.That(time.Delays, Has.Exactly(3).Items.And.All.InRange(Milliseconds(500), Milliseconds(1500)));
            Assert.That(time.Delays, Is.Unique);
        });
    }

    [TestCase("reply: [a, b]\n    pace: { delays: [1ms] }", "delays has 1 times, one for each chunk; the reply has 2 chunks.")]
    [TestCase("reply: ab\n    pace: { delays: [1ms] }", "delays has 1 times, one for each chunk; the reply is no list of chunks.")]
    [TestCase("reply: [a]\n    pace: { delays: [1ms], jitter: 5% }", "delays says the time before each chunk: it stands alone.")]
    [TestCase("reply: [a]\n    pace: { delays: [soon] }", "Each item of delays is a duration of at most a minute, such as 20ms or 1.5s.")]
    [TestCase("turns:\n      - reply: [a]\n    pace: { delays: [1ms] }", "Pace has no key \"delays\". It has firstToken, latency, perChunk, tokensPerSecond, jitter.")]
    public void Delays_that_do_not_fit_the_reply_are_reported(string reply, string message)
    {
        using var folder = new AgentsFiles(("me.yaml", $"id: agt_me\npublished: true\ncases:\n  - {reply}\n"));

        Assert.That(() => AgentsLint.Check(folder.Path), Throws.InstanceOf<AgentsException>().With.Message.EndsWith(message));
    }

    private static async Task<string?> FirstLineAsync(HttpResponseMessage response)
    {
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        return await reader.ReadLineAsync();
    }

    private static TimeSpan Milliseconds(int number) => TimeSpan.FromMilliseconds(number);
}
