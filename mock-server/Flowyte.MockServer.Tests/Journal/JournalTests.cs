using Flowyte.MockServer.Journal;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Journal;

public sealed class JournalTests
{
    [Test]
    public async Task Every_request_is_told_without_its_key()
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
            Assert.That(entries.Select(entry => entry.Number), Is.EquivalentTo((long[])[1, 2, 3]));
            Assert.That(entries.Select(entry => entry.Request.Path), Is.All.EqualTo("/api/v1/chat/completions"));
            Assert.That(entries.Select(entry => entry.Request.Headers.Single(header => header.Name == "Authorization").Value), Is.All.EqualTo("Bearer [redacted]"));
            Assert.That(entries[0].Request.Body, Is.EqualTo(Question("a secret").ToJsonString()));
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

    [TestCase("Do you ship to Canada?", MatchKind.Case, @"^case \d+ of agt_123: contains ""canada""")]
    [TestCase("A question that nobody foresaw", MatchKind.NoCase, "^no case of agt_123: made-up reply$")]
    public async Task What_was_matched_is_told(string question, MatchKind kind, string text)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question(question));
        var match = (await mock.Journal.WaitAsync(_ => true)).Match!;

        Assert.That((match.Kind, match.Agent), Is.EqualTo((kind, "agt_123")));
        Assert.That(match.Text, Does.Match(text).IgnoreCase);
    }

    [Test]
    public async Task A_refusal_is_told_with_its_reason()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi", "agt_unknown"));
        var match = (await mock.Journal.WaitAsync(_ => true)).Match!;

        Assert.That((match.Kind, match.Case), Is.EqualTo((MatchKind.Refused, (int?)null)));
        Assert.That(match.Text, Does.StartWith("refused: unknown_agent: model is not the id of an agent."));
    }

    [TestCase("id-number", "id-number", null)]
    [TestCase("no-done", null, "no-done")]
    [TestCase("nobody-knows-it", null, null)]
    public async Task A_fault_is_told_where_it_was_shown(string asked, string? shown, string? notShown)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock) { Fault = asked };
        using var response = await client.PostAsync(Question("Do you ship to Canada?"));
        var entry = await mock.Journal.WaitAsync(_ => true);

        Assert.That((entry.Fault, entry.FaultNotShown), Is.EqualTo((shown, notShown)));
        Assert.That(entry.Status, Is.EqualTo((int)response.StatusCode));
    }

    [Test]
    public async Task A_long_body_is_cut_at_the_bound()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { JournalBodyBytes = 10 });
        using var client = new MockClient(mock);
        var body = Question("hi").ToJsonString();
        using var response = await client.PostAsync(body);
        var request = (await mock.Journal.WaitAsync(_ => true)).Request;

        Assert.That((request.Body, request.BodyLength, request.IsBodyCut), Is.EqualTo((body[..10], (long)body.Length, true)));
    }

    [TestCase("flowyte_sk_live_abc", "flowyte_sk_[redacted]")]
    [TestCase("flowyte_pk_test_1", "flowyte_pk_[redacted]")]
    [TestCase("sk-proj-0123456789abcdef", "sk-[redacted]")]
    [TestCase("a risk-free task-force", "a risk-free task-force")]
    public async Task A_key_in_a_body_is_taken_out(string said, string shown)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question(said));

        Assert.That((await mock.Journal.WaitAsync(_ => true)).Request.Body, Does.Contain($"\"{shown}\"").And.Not.Contain("live_abc"));
    }

    [Test]
    public async Task A_key_in_path_or_head_is_taken_out()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.SendAsync(HttpMethod.Get, path: "/flowyte_sk_live_abc?api_key=abc&page=2");
        var request = (await mock.Journal.WaitAsync(_ => true)).Request;

        Assert.That(request.Path, Is.EqualTo("/api/v1/flowyte_sk_[redacted]?api_key=[redacted]&page=2"));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void As_many_are_kept_as_the_options_say(int size)
    {
        var journal = new MockJournal(size);
        for (var number = 0; number < 5; number++)
        {
            journal.Add(Entry($"{number}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(journal.Entries.Select(entry => entry.Number), Is.EqualTo(Enumerable.Range(6 - size, size)));
            Assert.That(journal.After(4, 10).Select(entry => entry.Number), Is.EqualTo(new long[] { 5 }.Take(size)));
            Assert.That(journal.Latest(1).Select(entry => entry.Number), Is.EqualTo(new long[] { 5 }.Take(size)));
            Assert.That((journal.Total, journal.Last), Is.EqualTo((5, 5)));
        });
    }

    [Test]
    public void A_journal_that_is_cleared_begins_anew_and_numbers_go_on()
    {
        var journal = new MockJournal(3);
        journal.Add(Entry("1"));
        journal.Clear();
        journal.Add(Entry("2"));

        Assert.That(journal.Entries.Select(entry => (entry.Number, entry.RequestId)), Is.EqualTo(new[] { (2L, "2") }));
        Assert.That(journal.Count(JournalOutcome.Answered), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_follows_gets_what_is_kept_and_what_comes()
    {
        var journal = new MockJournal(3);
        journal.Add(Entry("1"));
        await using var following = journal.FollowAsync(after: 0).GetAsyncEnumerator();
        await following.MoveNextAsync();
        var first = following.Current;
        var next = following.MoveNextAsync();
        journal.Add(Entry("2"));
        await next;

        Assert.That((first.RequestId, following.Current.RequestId), Is.EqualTo(("1", "2")));
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
