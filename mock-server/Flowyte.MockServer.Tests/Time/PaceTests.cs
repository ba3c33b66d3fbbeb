using Flowyte.MockServer.Journal;
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

    private static async Task<string?> FirstLineAsync(HttpResponseMessage response)
    {
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        return await reader.ReadLineAsync();
    }

    private static TimeSpan Milliseconds(int number) => TimeSpan.FromMilliseconds(number);
}
