using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Sessions;

/// <summary>What agents do beside what they say, and what fails.</summary>
[CancelAfter(20_000)]
public sealed class SessionActionsTests
{
    private const string Good = "id: agt_me\npublished: true\n";

    [Test]
    public async Task Calls_retrievals_and_quick_replies_are_shown_in_streams_in_json_and_in_the_history()
    {
        using var folder = Folder("""
              - matches: '/order (?<number>\d+)/'
                call:
                  - { name: find_customer }
                  - { name: lookup_order, arguments: { number: "{{number}}" }, result: { status: shipped } }
                retrieve: { query: "order {{number}}", documents: [{ title: Orders, text: They take a day., source: "https://shop.example/orders", score: 0.92 }] }
                suggest: [Track it, "Cancel {{number}}"]
                reply: ["It is ", "on its way."]
            """);
        await using var mock = await StartAsync(folder);
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_me");
        using var streamed = await client.SayAsync(id, "Where is order 42?", stream: true);
        var events = await streamed.NamedEventsAsync();
        using var plain = await client.SayAsync(id, "Where is order 43?");
        var said = (await plain.DataAsync())["messages"]![0]!;
        var kept = (await client.HistoryAsync(id))[1];
        using var completions = new MockClient(mock);
        using var completion = await completions.PostAsync(MockClient.Question("Where is order 42?", "agt_me"));

        Assert.Multiple(async () =>
        {
            Assert.That(events.Select(item => item.Name), Is.EqualTo(["kb_retrieval", "tool_call", "tool_call", "delta", "delta", "quick_replies", "done"]));
            Assert.That(events[0].Data["retrieval"]!.ToJsonString(), Is.EqualTo(kept["retrievals"]![0]!.ToJsonString()));
            Assert.That(events[2].Data["toolCall"]!.ToJsonString(), Is.EqualTo(kept["toolCalls"]![1]!.ToJsonString()));
            Assert.That(events[5].Data["quickReplies"]!.ToJsonString(), Is.EqualTo("""["Track it","Cancel 42"]"""));
            Assert.That(kept["toolCalls"]!.AsArray().Select(call => (string?)call!["id"]), Is.Unique.And.All.StartsWith("call_"));
            Assert.That(((string?)said["toolCalls"]![1]!["arguments"]!["number"], (string?)said["quickReplies"]![1]), Is.EqualTo(("43", "Cancel 43")));
            Assert.That((string?)said["retrievals"]![0]!["query"], Is.EqualTo("order 43"));
            Assert.That((double)kept["retrievals"]![0]!["documents"]![0]!["score"]!, Is.EqualTo(0.92));
            Assert.That(await completion.Content.ReadAsStringAsync(), Does.Contain("It is on its way.").And.Not.Contain("lookup_order").And.Not.Contain("Track it"));
            Assert.That((await mock.WaitForRequestsAsync(2))[1].ChunksSent, Is.EqualTo(2), "the events before the text are none of its chunks");
        });
    }

    [Test]
    public async Task Code_teaches_what_files_do()
    {
        await using var mock = await FlowyteMock.StartAsync();
        mock.Agent("agt_me")
            .WhenUserMatches(@"order (?<number>\d+)")
            .Calls("lookup_order", new { number = "{{number}}", deep = (int[])[1, 2], text = "17" }, result: new { status = "shipped" })
            .Calls("notify")
            .Retrieves("order {{number}}", "Orders", "Returns")
            .Suggests("Track it", "Cancel {{number}}")
            .Reply("Soon.");
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_me");
        await client.AskAsync(id, "Where is order 42?");
        var kept = (await client.HistoryAsync(id))[1];

        Assert.Multiple(() =>
        {
            Assert.That(kept["toolCalls"]![0]!["arguments"]!.ToJsonString(), Is.EqualTo("""{"number":"42","deep":[1,2],"text":"17"}"""));
            Assert.That(kept["toolCalls"]![0]!["result"]!.ToJsonString(), Is.EqualTo("""{"status":"shipped"}"""));
            Assert.That((string?)kept["toolCalls"]![1]!["name"], Is.EqualTo("notify"));
            Assert.That(kept["retrievals"]![0]!["documents"]!.AsArray().Select(document => (string?)document!["title"]), Is.EqualTo(["Orders", "Returns"]));
            Assert.That(kept["quickReplies"]!.ToJsonString(), Is.EqualTo("""["Track it","Cancel 42"]"""));
        });
    }

    [TestCase("call: { arguments: {} }", "A call needs the key name")]
    [TestCase("call: { name: a, arguments: [1] }", "arguments is a mapping")]
    [TestCase("call: { name: a, argumnets: {} }", "Did you mean arguments?")]
    [TestCase("call: []", "call is a mapping, or a list of at least one")]
    [TestCase("call: { name: a, arguments: { b: '{{c}}' } }", "{{c}} stands for nothing")]
    [TestCase("call: { name: a, arguments: { b: { [1]: 2 } } }", "This is no JSON: the keys of an object are texts")]
    [TestCase("call: { name: a, arguments: &a { b: *a } }", "it has at most 50 levels")]
    [TestCase("call: { name: a, result: '{{c | loud}}' }", "There is no filter loud")]
    [TestCase("retrieve: { documents: [] }", "A retrieval needs the key query")]
    [TestCase("retrieve: { query: a, documents: [{ text: b }] }", "A document needs the key title")]
    [TestCase("retrieve: { query: a, documents: [{ title: b, score: 2 }] }", "score is a number above 0")]
    [TestCase("retrieve: { query: 'a {{c}}' }", "{{c}} stands for nothing")]
    [TestCase("suggest: [Yes, Yes]", "A quick reply is there twice")]
    [TestCase("suggest: ['{{c}}']", "{{c}} stands for nothing")]
    [TestCase("sugest: [Yes]", "Did you mean suggest?")]
    public void What_is_wrong_with_them_is_told_with_its_place(string yaml, string message)
    {
        using var folder = Folder($"  - reply: hi\n    {yaml}");

        Assert.That(
            () => AgentsLint.Check(folder.Path),
            Throws.InstanceOf<AgentsException>().With.Message.Contains(message).And.Property("Problems").One.Property("Line").EqualTo(5L));
    }

    [Test]
    public async Task An_attempt_that_fails_leaves_no_trace_and_the_next_one_gets_the_reply()
    {
        using var folder = Folder("  - { contains: hi, fail: [429 after 2s, cut at chunk 1, fault no-done, reset], reply: ['Hel', 'lo'] }");
        await using var mock = await StartAsync(folder);
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_me");
        using var refused = await client.SayAsync(id, "hi", stream: true);
        using var cut = await client.SayAsync(id, "hi", stream: true);
        var (body, isWhole) = await ReadAsync(cut);
        using var noDone = await client.SayAsync(id, "hi", stream: true);
        var events = await noDone.NamedEventsAsync();
        Assert.That(async () => await client.SayAsync(id, "hi"), Throws.InstanceOf<HttpRequestException>());
        var before = await client.HistoryAsync(id);
        var answer = await client.AskAsync(id, "hi");

        Assert.Multiple(async () =>
        {
            Assert.That(((int)refused.StatusCode, refused.Header("Retry-After")), Is.EqualTo((429, "2")));
            Assert.That((SessionReading.Frames(body).Said(), isWhole), Is.EqualTo(("Hel", false)));
            Assert.That((events.Said(), events.Any(item => item.Name == "done")), Is.EqualTo(("Hello", false)));
            Assert.That(before, Is.Empty);
            Assert.That(answer, Is.EqualTo("Hello"));
            Assert.That((await client.HistoryAsync(id)).Spoken(), Is.EqualTo([("user", "hi"), ("assistant", "Hello")]));
        });
    }

    [Test]
    public async Task An_agent_that_fails_ends_the_stream_with_an_error()
    {
        using var folder = Folder("  - { contains: hi, fail: [error at chunk 1, error at chunk 1], reply: ['Hel', 'lo'], call: { name: look } }");
        await using var mock = await StartAsync(folder);
        using var client = new SessionClient(mock);
        var id = await client.BeginAsync("agt_me");
        using var streamed = await client.SayAsync(id, "hi", stream: true);
        var events = await streamed.NamedEventsAsync();
        using var plain = await client.SayAsync(id, "hi");

        Assert.Multiple(async () =>
        {
            Assert.That(events.Select(item => item.Name), Is.EqualTo(["tool_call", "delta", "error"]));
            Assert.That(((string?)events[^1].Data["code"], (int)events[^1].Data["status"]!, (string?)events[^1].Data["instance"]), Is.EqualTo(("agent_failed", 500, "/api/v1/chat/sessions/{id}/messages")));
            Assert.That((int)plain.StatusCode, Is.EqualTo(500));
            Assert.That(await client.HistoryAsync(id), Is.Empty);
        });
    }

    private static AgentsFiles Folder(string cases) => new(("me.yaml", $"{Good}cases:\n{cases}\n"));

    private static Task<FlowyteMock> StartAsync(AgentsFiles folder) =>
        FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false });

    private static async Task<(string Body, bool IsWhole)> ReadAsync(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        try
        {
            await response.Content.CopyToAsync(body);
            return (System.Text.Encoding.UTF8.GetString(body.ToArray()), true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (System.Text.Encoding.UTF8.GetString(body.ToArray()), false);
        }
    }
}
