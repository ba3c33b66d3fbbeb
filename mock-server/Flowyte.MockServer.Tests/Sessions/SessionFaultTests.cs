using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>What faults do to answers of sessions. They change what is sent, never what is kept.</summary>
[CancelAfter(20_000)]
public sealed class SessionFaultTests : MockFixture
{
    private const string Question = "Do you ship to Canada?";

    [TestCase("no-done", "event: done", false)]
    [TestCase("crlf", "\r\n\r\n", true)]
    [TestCase("ids", "\nid: 3\n", true)]
    [TestCase("no-space", "\ndata:{", true)]
    [TestCase("stray-text", "thinking\n\nevent: delta", true)]
    public async Task A_stream_has_the_fault_that_the_request_asks_for(string fault, string text, bool isThere)
    {
        using var client = new SessionClient(Mock);
        using var asking = new SessionClient(Mock, fault: fault);
        var id = await client.BeginAsync();
        using var response = await asking.SayAsync(id, Question, stream: true);
        var body = await response.Content.ReadAsStringAsync();
        var entry = await Mock.Journal.WaitAsync(entry => entry.RequestId == response.Header("x-request-id"));

        Assert.Multiple(async () =>
        {
            Assert.That(body, Does.Contain("event: delta"));
            Assert.That(body.Contains(text, StringComparison.Ordinal), Is.EqualTo(isThere), body);
            Assert.That(entry.Fault, Is.EqualTo(fault));
            Assert.That(await client.HistoryAsync(id), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_stream_that_is_reset_is_kept_whole_all_the_same()
    {
        using var client = new SessionClient(Mock);
        using var asking = new SessionClient(Mock, fault: "stream-reset");
        var id = await client.BeginAsync();
        using var response = await asking.SayAsync(id, Question, stream: true);

        Assert.That(async () => await response.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
        Assert.That(await client.HistoryAsync(id), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_agent_of_a_fault_shows_it_in_sessions()
    {
        using var client = new SessionClient(Mock);
        using var response = await client.SayAsync(await client.BeginAsync("agt_fault_no-done"), Question, stream: true);
        var events = await response.NamedEventsAsync();

        Assert.That(events.Select(item => item.Name), Is.All.EqualTo("delta"));
    }

    [Test]
    public async Task A_fault_of_completions_leaves_sessions_alone()
    {
        using var asking = new SessionClient(Mock, fault: "id-number");
        using var response = await asking.PostAsync("", new JsonObject { ["agentId"] = "agt_123" });
        var entry = await Mock.Journal.WaitAsync(entry => entry.RequestId == response.Header("x-request-id"));

        Assert.That(((int)response.StatusCode, entry.Fault, entry.FaultNotShown), Is.EqualTo((201, (string?)null, "id-number")));
    }

    [Test]
    public async Task Faults_of_ones_own_reach_pages_and_events()
    {
        using var folder = new AgentsFiles(("own.yaml", """
            faults:
              - id: more-for-ever
                title: Every page says that others follow
                breaks: OWN-1
                when: { api: sessions, method: GET }
                change: [{ set: { /data/hasMore: true } }]
              - id: end-of-another-name
                title: The last event has another name, and the text is shouted
                breaks: OWN-2
                when: { api: sessions, answer: stream }
                change:
                  - { eventName: finished, chunk: done }
                  - { content: { text: LOUD NOISE } }
            """));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { FaultsDirectory = folder.Path });
        using var pages = new SessionClient(mock, fault: "more-for-ever");
        using var streams = new SessionClient(mock, fault: "end-of-another-name");
        var id = await pages.BeginAsync();
        using var page = await pages.GetAsync($"/{id}/messages");
        using var stream = await streams.SayAsync(id, Question, stream: true);
        var events = await stream.NamedEventsAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((bool)(await page.DataAsync())["hasMore"]!, Is.True);
            Assert.That(events.Select(item => item.Name), Is.EqualTo(["delta", "delta", "finished"]));
            Assert.That(events.Said(), Is.EqualTo("LOUD NOISE"));
        });
    }
}
