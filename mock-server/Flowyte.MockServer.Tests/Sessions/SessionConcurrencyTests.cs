using System.Text.Json.Nodes;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Agents;
using Microsoft.Extensions.Time.Testing;

namespace Flowyte.MockServer.Tests.Sessions;

[CancelAfter(60_000)]
public sealed class SessionConcurrencyTests
{
    private const int Clients = 64;

    [TestCase(false)]
    [TestCase(true)]
    public async Task Sixty_four_clients_at_one_session_lose_nothing_and_double_nothing(bool isFile)
    {
        using var state = new AgentsFiles();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { StateDirectory = isFile ? state.Path : null });
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_chatter");
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            using var response = await client.SayAsync(id, $"Message {number}", stream: number % 2 == 0);
            return number % 2 == 0 ? (await response.NamedEventsAsync())[^1].Data : await response.DataAsync();
        }));
        var history = await client.HistoryAsync(id);
        var told = answers.SelectMany(answer => new[] { answer["userMessage"]!, answer["messages"]![0]! }).OrderBy(message => (int)message["sequence"]!);

        Assert.Multiple(() =>
        {
            Assert.That(history.Select(message => message.ToJsonString()), Is.EqualTo(told.Select(message => message.ToJsonString())), "each client was told what is kept");
            Assert.That(history.Select(message => (int)message["sequence"]!), Is.EqualTo(Enumerable.Range(1, 2 * Clients)));
            Assert.That(history.Select(message => (string?)message["id"]), Is.Unique);
            Assert.That(
                history.Where(message => (string?)message["role"] == "user").Select(message => (string?)message["content"]),
                Is.EquivalentTo(Enumerable.Range(0, Clients).Select(number => $"Message {number}")));
        });
    }

    [Test]
    public async Task Pages_join_without_loss_or_repetition_while_messages_are_added()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync();
        foreach (var number in Enumerable.Range(0, 20))
        {
            await client.AskAsync(id, $"Before {number}");
        }

        var seen = new List<JsonNode>();
        var path = $"/{id}/messages?limit=7";
        var next = path;
        while (true)
        {
            var reading = client.GetAsync(next);
            var adding = client.AskAsync(id, $"Between {seen.Count}");
            using var response = await reading;
            var page = await response.DataAsync();
            await adding;
            seen.AddRange(page["items"]!.AsArray().OfType<JsonNode>());
            Assert.That((bool)page["hasMore"]!, Is.EqualTo(page["nextCursor"] is not null));
            if (page["nextCursor"] is not { } cursor)
            {
                break;
            }

            next = $"{path}&cursor={cursor}";
        }

        var history = await client.HistoryAsync(id);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Has.Count.GreaterThan(40), "some were added between the pages");
            Assert.That(seen.Select(message => message.ToJsonString()), Is.EqualTo(history.Take(seen.Count).Select(message => message.ToJsonString())));
        });
    }

    [Test]
    public async Task A_message_waits_for_the_answer_before_it_and_other_sessions_do_not(CancellationToken cancellation)
    {
        var time = new FakeTimeProvider();
        await using var mock = await StartAsync(time, cancellation);
        using var client = new SessionClient(mock);
        var (id, other) = (await client.BeginAsync("agt_slow"), await client.BeginAsync("agt_slow"));
        using var slow = await client.SayAsync(id, "slow", stream: true);
        var quick = client.AskAsync(id, "quick");
        await client.AskAsync(other, "quick");
        var waited = !quick.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(5));
        var events = await slow.NamedEventsAsync();
        await quick;

        Assert.Multiple(async () =>
        {
            Assert.That(waited, Is.True);
            Assert.That(events.Said(), Is.EqualTo("At last"));
            Assert.That((await client.HistoryAsync(id)).Spoken().Select(message => message.Content), Is.EqualTo(["slow", "At last", "quick", "Now"]));
        });
    }

    [Test]
    public async Task Who_leaves_in_a_stream_lets_the_next_one_in_and_finds_the_answer_whole(CancellationToken cancellation)
    {
        await using var mock = await StartAsync(new FakeTimeProvider(), cancellation);
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_slow");
        var slow = await client.SayAsync(id, "slow", stream: true);
        slow.Dispose();
        var answer = await client.AskAsync(id, "quick");
        var left = (await mock.WaitForRequestsAsync(3, cancellation: cancellation)).Single(request => request.ClientLeft);

        Assert.Multiple(async () =>
        {
            Assert.That(answer, Is.EqualTo("Now"));
            Assert.That((left.ChunksSent, left.IsStream), Is.EqualTo((1, true)));
            Assert.That(mock.Journal.Count(JournalOutcome.ClientLeft), Is.EqualTo(1));
            Assert.That((await client.HistoryAsync(id)).Spoken().Select(message => message.Content), Is.EqualTo(["slow", "At last", "quick", "Now"]));
        });
    }

    private static async Task<FlowyteMock> StartAsync(TimeProvider time, CancellationToken cancellation)
    {
        var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time }, cancellation);
        mock.Agent("agt_slow")
            .WhenUserSays("slow").WithPace(perChunk: TimeSpan.FromSeconds(5)).ReplyInChunks("At ", "last")
            .WhenUserSays("quick").Reply("Now");
        return mock;
    }
}
