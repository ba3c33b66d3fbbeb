using Flowyte.MockServer.Tests.Agents;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Quotas;

[CancelAfter(20_000)]
public sealed class QuotaTests
{
    private const string Other = "flowyte_sk_test_other";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Without_a_quota_no_answer_speaks_of_limits()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("hi"));

        Assert.That(response.Headers.Select(field => field.Key), Has.None.StartsWith("RateLimit"));
    }

    [Test]
    public async Task Every_answer_tells_what_is_left_and_the_one_beyond_is_refused()
    {
        await using var mock = await StartAsync("2 per minute");
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hi", stream: true));
        _time.Advance(TimeSpan.FromSeconds(20.5));
        using var second = await client.PostAsync(Question("hi", "agt_nobody"));
        using var third = await client.PostAsync(Question("hi"));
        var problem = await third.JsonAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Told(first), Is.EqualTo((200, "2", "1", "60")));
            Assert.That(Told(second), Is.EqualTo((400, "2", "0", "40")));
            Assert.That(Told(third), Is.EqualTo((429, "2", "0", "40")));
            Assert.That(third.Header("Retry-After"), Is.EqualTo("40"));
            Assert.That(third.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(((string?)problem["code"], (string?)problem["error"]!["type"]), Is.EqualTo(("rate_limited", "rate_limit_error")));
            Assert.That((string?)problem["detail"], Is.EqualTo("The quota of this key is used up: 2 per minute. Ask again after 40 s."));
        });
    }

    [Test]
    public async Task Whoever_waits_as_long_as_Retry_After_says_is_let_in_and_whoever_comes_earlier_is_not()
    {
        await using var mock = await StartAsync("1 per 10s");
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hi"));
        _time.Advance(TimeSpan.FromSeconds(3));
        using var refused = await client.PostAsync(Question("hi"));
        var wait = TimeSpan.FromSeconds(int.Parse(refused.Header("Retry-After")));
        _time.Advance(wait - TimeSpan.FromMilliseconds(1));
        using var early = await client.PostAsync(Question("hi"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        using var inTime = await client.PostAsync(Question("hi"));

        Assert.Multiple(() =>
        {
            Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(Told(early), Is.EqualTo((429, "1", "0", "1")));
            Assert.That(Told(inTime), Is.EqualTo((200, "1", "0", "10")), "a new window began");
        });
    }

    [Test]
    public async Task Requests_at_once_are_let_in_exactly_as_often_as_the_quota_says()
    {
        const int Quota = 20;
        await using var mock = await StartAsync($"{Quota} per hour");
        using var client = new MockClient(mock);
        var responses = await Task.WhenAll(Enumerable.Range(0, 3 * Quota).Select(number => client.PostAsync(Question($"hi {number}"))));

        Assert.Multiple(() =>
        {
            Assert.That(responses.Where(response => (int)response.StatusCode == 200).Select(response => int.Parse(response.Header("RateLimit-Remaining"))), Is.EquivalentTo(Enumerable.Range(0, Quota)));
            Assert.That(responses.Count(response => (int)response.StatusCode == 429), Is.EqualTo(2 * Quota));
        });
        foreach (var response in responses)
        {
            response.Dispose();
        }
    }

    [Test]
    public async Task Whoever_is_not_let_in_by_the_key_is_counted_nowhere()
    {
        await using var mock = await StartAsync("1 per minute");
        using var stranger = new MockClient(mock.BaseUrl, "flowyte_sk_test_stranger");
        using var unscoped = new MockClient(mock.BaseUrl, mock.UnscopedKey);
        using var client = new MockClient(mock);
        using var unknown = await stranger.PostAsync(Question("hi"));
        using var forbidden = await unscoped.PostAsync(Question("hi"));
        using var elsewhere = await client.SendAsync(HttpMethod.Get);
        using var known = await client.PostAsync(Question("hi"));

        Assert.That(new[] { unknown, forbidden, elsewhere, known }.Select(Told), Is.EqualTo(
            [(401, "", "", ""), (403, "", "", ""), (405, "", "", ""), (200, "1", "0", "60")]));
    }

    [Test]
    public async Task A_body_that_is_none_counts_too()
    {
        await using var mock = await StartAsync("2 per minute");
        using var client = new MockClient(mock);
        using var broken = await client.PostAsync("{");
        using var text = await client.SendAsync(HttpMethod.Post, new StringContent("hi"));
        using var refused = await client.SendAsync(HttpMethod.Post, new StringContent("hi"));

        Assert.That(new[] { broken, text, refused }.Select(Told), Is.EqualTo([(400, "2", "1", "60"), (415, "2", "0", "60"), (429, "2", "0", "60")]));
    }

    [Test]
    public async Task Keys_are_counted_each_and_a_key_an_agent_and_the_server_have_quotas_of_their_own()
    {
        using var folder = new AgentsFiles(
            ("1.yaml", "id: agt_open\npublished: true\n"),
            ("2.yaml", $"id: agt_busy\npublished: true\nquota: {{ requests: 3 per second }}\nkeys:\n  - {{ key: {Other}, scopes: chat:write, quota: {{ requests: 4 per hour }} }}\n"));
        await using var mock = await StartAsync("5 per minute", folder);
        using var client = new MockClient(mock);
        using var other = new MockClient(mock.BaseUrl, Other);
        var told = new List<(int Status, string Limit, string Remaining, string Reset)>();
        foreach (var (who, agent) in new[] { (client, "agt_open"), (client, "agt_busy"), (client, "agt_busy"), (other, "agt_busy"), (other, "agt_open"), (client, "agt_open") })
        {
            using var response = await who.PostAsync(Question("hi", agent));
            told.Add(Told(response));
        }

        Assert.That(told, Is.EqualTo(
            [(200, "5", "4", "60"), (200, "3", "2", "1"), (200, "3", "1", "1"), (200, "4", "3", "3600"), (200, "5", "4", "60"), (200, "5", "3", "60")]));
    }

    [Test]
    public async Task The_journal_tells_what_was_refused_and_what_it_asked()
    {
        await using var mock = await StartAsync("1 per minute");
        using var client = new MockClient(mock);
        using var first = await client.PostAsync(Question("hi"));
        using var second = await client.PostAsync(Question("once more"));
        var entry = await mock.Journal.WaitAsync(entry => entry.RequestId == second.Header("x-request-id"));

        Assert.Multiple(() =>
        {
            Assert.That((entry.Status, entry.Agent), Is.EqualTo(((int?)429, (string?)null)));
            Assert.That(entry.Match!.Text, Does.StartWith("refused: rate_limited: The quota of this key is used up"));
            Assert.That(entry.Request.Body, Does.Contain("once more"));
        });
    }

    private Task<FlowyteMock> StartAsync(string quota, AgentsFiles? agents = null) =>
        FlowyteMock.StartAsync(new MockOptions { Quota = MockQuota.Parse(quota), AgentsDirectory = agents?.Path, WatchAgents = false, Time = _time });

    private static (int Status, string Limit, string Remaining, string Reset) Told(HttpResponseMessage response) =>
        ((int)response.StatusCode, response.Header("RateLimit-Limit"), response.Header("RateLimit-Remaining"), response.Header("RateLimit-Reset"));
}
