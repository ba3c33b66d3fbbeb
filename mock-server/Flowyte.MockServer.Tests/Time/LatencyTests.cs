using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Tests.Agents;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Time;

[CancelAfter(20_000)]
public sealed class LatencyTests
{
    private const string Scripted = "p50=300ms,p90=800ms,p99=2s";

    [TestCase(0, 0)]
    [TestCase(25, 150)]
    [TestCase(50, 300)]
    [TestCase(70, 550)]
    [TestCase(90, 800)]
    [TestCase(99, 2000)]
    [TestCase(100, 2000)]
    public void Times_between_percentiles_are_spread_evenly(double percentile, double milliseconds) =>
        Assert.That(MockLatency.Parse(Scripted).At(percentile).TotalMilliseconds, Is.EqualTo(milliseconds).Within(0.001));

    [Test]
    public void A_latency_says_itself_as_it_is_read() =>
        Assert.That(MockLatency.Parse(" p99.9 = 1.5s , p0=20ms").ToString(), Is.EqualTo("p0=20ms,p99.9=1500ms"));

    [TestCase("", "This is no latency: percentiles that rise")]
    [TestCase("p50", "This is no latency: percentiles that rise")]
    [TestCase("p50=soon", "This is no latency: percentiles that rise")]
    [TestCase("p101=1s", "This is no latency: percentiles that rise")]
    [TestCase("50=1s", "This is no latency: percentiles that rise")]
    [TestCase("p50=1s,p50=2s", "p50 is there twice.")]
    [TestCase("p99=1s,p50=2s", "p99 is shorter than p50: a percentile never falls.")]
    public void What_is_no_latency_is_told_with_what_was_expected(string text, string message) =>
        Assert.That(() => MockLatency.Parse(text), Throws.InstanceOf<FormatException>().With.Message.StartsWith(message));

    [Test]
    public void Many_conversations_have_the_percentiles_that_were_scripted()
    {
        const int Conversations = 100_000;
        var pace = new Pace(null, TimeSpan.Zero) { Latency = MockLatency.Parse(Scripted) };
        var drawn = Enumerable.Range(0, Conversations).Select(number => First(pace, number).TotalMilliseconds).Order().ToArray();
        double Percentile(double percentile) => drawn[(int)(Conversations * percentile / 100)];

        // Four standard deviations of the empirical quantile: sqrt(p (1 - p) / n) divided by the density there.
        Assert.Multiple(() =>
        {
            Assert.That(Percentile(25), Is.EqualTo(150).Within(4));
            Assert.That(Percentile(50), Is.EqualTo(300).Within(8));
            Assert.That(Percentile(90), Is.EqualTo(800).Within(51));
            Assert.That(Percentile(99), Is.EqualTo(2000).Within(17));
            Assert.That(drawn[^1], Is.EqualTo(2000));
        });
    }

    [Test]
    public void The_same_conversation_takes_as_long_with_the_same_seed_and_no_jitter_blurs_it()
    {
        var pace = new Pace(null, TimeSpan.FromSeconds(1)) { Latency = MockLatency.Parse(Scripted), Jitter = 0.5 };
        var plain = pace with { Jitter = 0 };

        Assert.Multiple(() =>
        {
            Assert.That(First(pace, 1), Is.EqualTo(First(plain, 1)));
            Assert.That(First(pace, 1), Is.Not.EqualTo(First(pace, 2)));
        });
    }

    [Test]
    public async Task Streams_wait_for_the_first_text_as_the_agent_says_and_elsewhere_as_the_server_does()
    {
        const string Own = "pace: { latency: { p0: 5s, p100: 5s }, perChunk: 1s }\n";
        const string Cases = "cases:\n  - { contains: now, pace: { firstToken: 0ms }, reply: [a, b] }\n  - { reply: [a, b] }\n";
        using var folder = new AgentsFiles(
            ("1.yaml", $"id: agt_own\npublished: true\n{Own}{Cases}"), ("2.yaml", $"id: agt_none\npublished: true\n{Cases}"));
        var time = new InstantTime();
        await using var mock = await FlowyteMock.StartAsync(
            new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false, Latency = MockLatency.Parse("p0=7s,p50=7s"), Time = time });
        using var client = new MockClient(mock);
        foreach (var (agent, text) in new[] { ("agt_own", "hi"), ("agt_none", "hi"), ("agt_own", "now"), ("agt_none", "now") })
        {
            using var response = await client.PostAsync(Question(text, agent, stream: true));
            await response.ChunksAsync();
        }

        using var plain = await client.PostAsync(Question("hi", "agt_own"));

        Assert.That(time.Delays.Select(delay => delay.TotalSeconds), Is.EqualTo([5, 1, 7, 6]));
    }

    private static TimeSpan First(Pace pace, int conversation) => pace.Delays(["One, ", "two"], Fingerprint.Of(1, $"hi {conversation}"))[0];
}
