using Flowyte.MockServer.Journal;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Journal;

public sealed class JournalTests
{
    [Test]
    public async Task Every_request_is_told_without_what_was_said()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var plain = await client.PostAsync(Question("a secret"));
        using var stream = await client.PostAsync(Question("Do you ship to Canada?", stream: true));
        var events = await stream.EventsAsync();
        using var refused = await client.PostAsync(Question("a secret", "agt_unknown"));
        var ids = new[] { plain, stream, refused }.Select(response => response.Header("x-request-id")).ToArray();
        var entries = await Task.WhenAll(ids.Select(id => mock.Journal.WaitAsync(entry => entry.RequestId == id)));

        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => entry.Status), Is.EqualTo((int?[])[200, 200, 400]));
            Assert.That(entries.Select(entry => entry.Agent), Is.EqualTo((string?[])["agt_123", "agt_123", null]));
            Assert.That(entries.Select(entry => entry.EventsSent), Is.EqualTo((int[])[0, events.Length, 0]));
            Assert.That(string.Concat<JournalEntry>(entries), Does.Not.Contain("secret").And.Not.Contain("flowyte_sk"));
            Assert.That(mock.Journal.Count(JournalOutcome.Answered), Is.EqualTo(3));
        });
    }

    [Test]
    public void The_latest_are_kept_and_all_are_counted()
    {
        var journal = new MockJournal();
        for (var number = 0; number < MockJournal.Capacity + 5; number++)
        {
            journal.Add(Entry($"{number}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(journal.Entries, Has.Length.EqualTo(MockJournal.Capacity));
            Assert.That(journal.Entries[0].RequestId, Is.EqualTo("5"));
            Assert.That(journal.Count(JournalOutcome.Answered), Is.EqualTo(MockJournal.Capacity + 5));
        });
    }

    [Test]
    public void A_wait_can_be_ended()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = new MockJournal().WaitAsync(_ => true, cancellation.Token);
        cancellation.Cancel();

        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    private static JournalEntry Entry(string id) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Took = TimeSpan.Zero,
        Outcome = JournalOutcome.Answered,
        RequestId = id,
        Method = "POST",
        Status = 200,
        Agent = null,
        EventsSent = 0,
    };
}
