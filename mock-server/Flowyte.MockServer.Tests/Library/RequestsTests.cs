using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>What arrived, as tests see it.</summary>
[CancelAfter(20_000)]
public sealed class RequestsTests
{
    [Test]
    public async Task A_request_is_decoded_and_has_no_key()
    {
        await using var mock = await FlowyteMock.StartAsync();
        mock.Agent("agt_shop").WhenUserSays("hello").ReplyInChunks("Hi ", "there");
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hello shop", "agt_shop", stream: true));
        await response.ChunksAsync();

        var request = (await mock.WaitForRequestsAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((request.Number, request.Method, request.Path, request.Model), Is.EqualTo((1, "POST", "/api/v1/chat/completions", "agt_shop")));
            Assert.That(request.Messages, Is.EqualTo([new ReceivedMessage("user", "hello shop")]));
            Assert.That((request.Said, request.AskedForStream, request.IsStream, request.IsOver), Is.EqualTo(("hello shop", true, true, true)));
            Assert.That((request.Status, request.ChunksSent, request.ClientLeft, request.Failed), Is.EqualTo((200, 2, false, false)));
            Assert.That(request.Match!.Text, Is.EqualTo("case 1 from code of agt_shop: contains \"hello\""));
            Assert.That(request.Header("authorization"), Is.EqualTo("Bearer [redacted]"));
            Assert.That(request.ToString(), Is.EqualTo("#1 agt_shop \"hello shop\" → 200, 2 chunks, case 1 from code of agt_shop: contains \"hello\""));
        });
    }

    [Test]
    public async Task Whoever_has_an_answer_finds_its_request()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        for (var number = 1; number <= 200; number++)
        {
            using var response = await client.PostAsync(Question("hi"));
            await response.TextAsync();
            Assert.That(mock.Requests, Has.Count.EqualTo(number));
        }
    }

    [Test]
    public async Task A_list_of_requests_never_changes()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        var before = mock.Requests;
        using var response = await client.PostAsync(Question("hi"));

        Assert.That((before.Count, mock.Requests.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task What_has_no_form_of_a_chat_request_is_there_too()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync("{}");

        var request = mock.Requests.Single();
        Assert.That((request.Model, request.Messages.Length, request.Status, request.Body), Is.EqualTo(((string?)null, 0, (int?)400, "{}")));
    }

    [Test]
    public async Task Requests_are_in_the_order_of_arrival_and_not_of_their_ends(CancellationToken cancellation)
    {
        var time = new FakeTimeProvider();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time }, cancellation);
        mock.Agent("agt_shop").WhenUserSays("slow").WithPace(perChunk: TimeSpan.FromSeconds(1)).ReplyInChunks("a", "b").WhenUserSays("quick").Reply("c");
        using var client = new MockClient(mock);
        using var slow = await client.PostAsync(Question("slow", "agt_shop", stream: true));
        using var quick = await client.PostAsync(Question("quick", "agt_shop"));
        var under = mock.Requests.ShouldSayInOrder("slow", "quick");
        time.Advance(TimeSpan.FromSeconds(1));
        await slow.ChunksAsync();
        var over = (await mock.WaitForRequestsAsync(2, cancellation: cancellation)).ShouldSayInOrder("slow", "quick");

        Assert.That((under[0].IsOver, under[0].EndedAt, over[0].IsOver), Is.EqualTo((false, (DateTimeOffset?)null, true)));
        Assert.That(over[0].EndedAt - over[0].At, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_stream_that_is_left_tells_its_chunk_in_virtual_time(int chunk, CancellationToken cancellation)
    {
        var time = new FakeTimeProvider();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time }, cancellation);
        mock.Agent("agt_shop").WhenUserSays("count").WithPace(perChunk: TimeSpan.FromSeconds(30)).ReplyInChunks("1", "2", "3", "4");
        using (var client = new MockClient(mock))
        {
            using var response = await client.PostAsync(Question("count", "agt_shop", stream: true));
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            for (var read = 0; read < chunk;)
            {
                var line = await reader.ReadLineAsync(cancellation);
                if (line!.Contains("\"content\":\"" + (read + 1), StringComparison.Ordinal))
                {
                    read++;
                    if (read < chunk)
                    {
                        time.Advance(TimeSpan.FromSeconds(30));
                    }
                }
            }
        }

        var requests = await mock.WaitForRequestsAsync(cancellation: cancellation);
        requests.Streams.To("agt_shop").ShouldHaveLeftAtChunk(chunk);
        Assert.That(() => requests.ShouldHaveLeftAtChunk(2), Throws.InstanceOf<FlowyteAssertionException>().With.Message.StartsWith($"Expected a client that left after 2 chunks among the requests, but one left after {chunk} chunk"));
        Assert.That(requests.Single().ClientLeft, Is.True);
    }

    [Test]
    public async Task A_stream_that_a_case_cuts_tells_its_chunk()
    {
        await using var mock = await FlowyteMock.StartAsync();
        mock.Agent("agt_shop").WhenUserSays("count").CutAtChunk(2, CutKind.End).ThenReplyInChunks("1", "2", "3");
        using var client = new MockClient(mock);
        using var cut = await client.PostAsync(Question("count", "agt_shop", stream: true));
        await cut.Content.ReadAsStringAsync();
        var request = (await mock.WaitForRequestsAsync()).Single();

        Assert.That((request.ChunksSent, request.ClientLeft, request.Failed), Is.EqualTo((2, false, true)));
    }

    [Test]
    public async Task Attempts_and_their_pauses_are_put_together_in_virtual_time()
    {
        var time = new FakeTimeProvider();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        mock.Agent("agt_shop").WhenUserSays("hello").FailWith(429, TimeSpan.FromSeconds(2)).Then(503).ThenReply("Hi");
        using var client = new MockClient(mock);
        foreach (var pause in new[] { 0, 3, 5, 0 })
        {
            time.Advance(TimeSpan.FromSeconds(pause));
            using var response = await client.PostAsync(Question("hello", "agt_shop"));
            await mock.WaitForRequestsAsync(mock.Requests.Count);
        }

        var requests = mock.Requests;
        requests.ShouldCount(4).ShouldHaveStatuses(429, 503, 200, 200).ShouldHaveRetried(2).ShouldHaveHonouredRetryAfter(TimeSpan.Zero);
        Assert.That(requests.Attempts.Select(attempts => attempts.Retries), Is.EqualTo([2, 0]));
        Assert.That(requests.Attempts[0].Gaps, Is.EqualTo([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)]));
    }

    [Test]
    public async Task A_client_that_comes_too_early_is_found()
    {
        var time = new FakeTimeProvider();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        mock.Agent("agt_shop").WhenUserSays("hello").FailWith(429, TimeSpan.FromSeconds(2)).ThenReply("Hi");
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hello", "agt_shop"));
        time.Advance(TimeSpan.FromSeconds(1.5));
        using var second = await client.PostAsync(Question("hello", "agt_shop"));

        Assert.That(
            () => mock.Requests.ShouldHaveHonouredRetryAfter(),
            Throws.InstanceOf<FlowyteAssertionException>().With.Message.StartsWith("Expected a pause of 2 s before #2, as the answer to #1 asked, but it came after 1.5 s."));
    }

    [Test]
    public async Task A_wait_for_what_does_not_come_ends_and_says_what_came()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi"));

        Assert.That(
            async () => await mock.WaitForRequestsAsync(2, TimeSpan.FromMilliseconds(1)),
            Throws.InstanceOf<FlowyteAssertionException>().With.Message.StartsWith("Expected 2 requests to be over within 0.001 s, but").And.Message.Contains("#1 agt_123 \"hi\" → 200"));
        Assert.That(
            async () => await mock.WaitForRequestsAsync(2, cancellation: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await mock.WaitForRequestsAsync(0), Is.Not.Null);
    }

    [Test]
    public async Task A_wait_ends_with_the_request_that_it_is_for(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new MockClient(mock);
        var waiting = mock.WaitForRequestsAsync(2, cancellation: cancellation);
        using var first = await client.PostAsync(Question("one"));
        using var second = await client.PostAsync(Question("two"));

        (await waiting).ShouldSayInOrder("one", "two");
    }

    [Test]
    public async Task What_the_journal_has_forgotten_is_told()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { JournalSize = 2 });
        using var client = new MockClient(mock);
        for (var number = 1; number <= 3; number++)
        {
            using var response = await client.PostAsync(Question("hi"));
            await mock.Journal.WaitAsync(entry => entry.Number == number);
        }

        Assert.That((mock.Requests.Count, mock.Requests.Forgotten), Is.EqualTo((2, 1)));
        Assert.That(() => mock.Requests.ShouldCount(3), Throws.InstanceOf<FlowyteAssertionException>().With.Message.Contains("1 earlier request"));
    }

    private static readonly ImmutableArray<(string Name, Action<ReceivedRequests> Assertion, string Message)> Failing =
    [
        ("count", requests => requests.ShouldCount(3), "Expected 3 requests, but 2 arrived."),
        ("none", requests => requests.To("agt_123").ShouldBeNone(), "Expected 0 requests to agt_123, but 2 arrived."),
        ("order", requests => requests.ShouldSayInOrder("two", "one"), "Expected \"two\" in request 1 of the requests, but #2 says that."),
        ("said", requests => requests.ShouldSayInOrder("one", "three"), "Expected \"three\" in request 2 of the requests, but none says that."),
        ("statuses", requests => requests.ShouldHaveStatuses(200, 503), "Expected requests that were answered with 200, 503, but they were answered with 200, 200."),
        ("retries", requests => requests.ShouldHaveRetried(1), "Expected 1 retry among the requests, but there were 0."),
        ("retry after", requests => requests.ShouldHaveHonouredRetryAfter(), "Expected a retry among the requests after an answer with Retry-After, but there was none."),
        ("left", requests => requests.ShouldHaveLeftAtChunk(1), "Expected a client that left after 1 chunk among the requests, but none left."),
        ("all", requests => requests.ShouldAll("ask for a stream", request => request.AskedForStream), "Expected that all requests ask for a stream, but #1 does not."),
        ("all of none", requests => requests.To("agt_other").ShouldAll("exist", _ => true), "Expected requests to agt_other that exist, but none arrived."),
    ];

    [TestCaseSource(nameof(FailingNames))]
    public async Task An_assertion_that_fails_says_what_was_expected_what_arrived_and_what_to_do(string name)
    {
        var (_, assertion, message) = Failing.Single(failing => failing.Name == name);
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("one"));
        using var second = await client.PostAsync(Question("two"));

        var lines = Assert.Throws<FlowyteAssertionException>(() => assertion(mock.Requests))!.Message.Split(Environment.NewLine);
        Assert.Multiple(() =>
        {
            Assert.That(lines[0], Is.EqualTo(message));
            Assert.That(lines[1], Does.StartWith("  #1 agt_123 \"one\" → 200").Or.EqualTo("  (no requests to agt_other)"));
            Assert.That(lines[^1], Does.EndWith(".").And.Not.StartsWith(" "));
            Assert.That(string.Concat(lines), Does.Not.Contain(mock.Key));
        });
    }

    private static IEnumerable<string> FailingNames => Failing.Select(failing => failing.Name);
}
