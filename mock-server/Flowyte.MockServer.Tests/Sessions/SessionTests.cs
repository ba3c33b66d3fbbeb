using System.Text.Json.Nodes;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Control;

namespace Flowyte.MockServer.Tests.Sessions;

public sealed class SessionTests : MockFixture
{
    [Test]
    public async Task A_session_is_created_and_can_be_fetched()
    {
        using var client = new SessionClient(Mock);
        using var created = await client.PostAsync("", new JsonObject { ["agentId"] = "agt_123" });
        var session = await created.DataAsync();
        using var fetched = await client.GetAsync($"/{(string)session["id"]!}");

        Assert.Multiple(async () =>
        {
            Assert.That((int)created.StatusCode, Is.EqualTo(201));
            Assert.That(created.Header("Location"), Is.EqualTo($"/api/v1/chat/sessions/{session["id"]}"));
            Assert.That(session.Select(member => member.Key), Is.EqualTo(["id", "agentId", "status", "messageCount", "createdAt", "updatedAt", "endedAt"]));
            Assert.That(((string?)session["agentId"], (string?)session["status"], (int)session["messageCount"]!), Is.EqualTo(("agt_123", "active", 0)));
            Assert.That((string?)session["createdAt"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
            Assert.That(created.Header("x-request-id"), Does.StartWith("req_"));
            Assert.That((await fetched.DataAsync()).ToJsonString(), Is.EqualTo(session.ToJsonString()));
        });
    }

    [Test]
    public async Task A_message_is_answered_by_the_cases_of_the_agent_and_kept_with_its_answer()
    {
        using var client = new SessionClient(Mock);
        var id = await client.BeginAsync();
        using var answered = await client.SayAsync(id, "Do you ship to Canada?");
        var data = await answered.DataAsync();
        var history = await client.HistoryAsync(id);
        using var completion = await Client.PostAsync(MockClient.Question("Do you ship to Canada?"));

        Assert.Multiple(async () =>
        {
            Assert.That((int)answered.StatusCode, Is.EqualTo(200));
            Assert.That((string?)data["messages"]![0]!["content"], Is.EqualTo(await completion.TextAsync()), "the same case as in chat/completions");
            Assert.That(history.Select(message => message.ToJsonString()), Is.EqualTo([data["userMessage"]!.ToJsonString(), data["messages"]![0]!.ToJsonString()]));
            Assert.That(history.Select(message => (int)message["sequence"]!), Is.EqualTo([1, 2]));
            Assert.That(history.Select(message => (string)message["role"]!), Is.EqualTo(["user", "assistant"]));
        });
    }

    [Test]
    public async Task The_history_is_what_the_agent_is_asked_with()
    {
        Mock.Agent("agt_turns").WhenUserMatches("I am (?<name>\\w+)").Reply("Hello {{name}}.").WhenUserSays("who").Anywhere("I am (?<name>\\w+)").Reply("You are {{name}}.");
        using var client = new SessionClient(Mock);
        var (ada, bob) = (await client.BeginAsync("agt_turns"), await client.BeginAsync("agt_turns"));
        await client.AskAsync(ada, "I am Ada");
        await client.AskAsync(bob, "I am Bob");

        Assert.That((await client.AskAsync(ada, "who am I?"), await client.AskAsync(bob, "who am I?")), Is.EqualTo(("You are Ada.", "You are Bob.")));
    }

    [Test]
    public async Task Deltas_assemble_to_the_message_that_is_kept()
    {
        using var client = new SessionClient(Mock);
        var id = await client.BeginAsync("agt_chatter");
        using var response = await client.SayAsync(id, "Tell me something", stream: true);
        var events = await response.NamedEventsAsync();
        var history = await client.HistoryAsync(id);

        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/event-stream; charset=utf-8"));
            Assert.That(events[..^1].Select(item => item.Name), Is.All.EqualTo("delta").And.Exactly(events.Length - 1).Items);
            Assert.That(events, Has.Length.GreaterThan(5));
            Assert.That(events[^1].Name, Is.EqualTo("done"));
            Assert.That(events.Said(), Is.EqualTo((string?)history[1]["content"]));
            Assert.That(events[^1].Data["messages"]![0]!.ToJsonString(), Is.EqualTo(history[1].ToJsonString()));
            Assert.That(events[..^1].Select(item => (string?)item.Data["messageId"]), Is.All.EqualTo((string?)history[1]["id"]));
        });
    }

    [Test]
    public async Task A_stream_and_json_leave_the_same_history()
    {
        using var client = new SessionClient(Mock);
        var histories = new List<IEnumerable<(string, string)>>();
        foreach (var stream in (bool[])[false, true])
        {
            var id = await client.BeginAsync("agt_chatter");
            foreach (var text in (string[])["One", "Two", "Zwei 🦊\0 \"three\""])
            {
                using var response = await client.SayAsync(id, text, stream);
                await response.Content.ReadAsStringAsync();
            }

            histories.Add((await client.HistoryAsync(id)).Spoken());
        }

        Assert.That(histories[1], Is.EqualTo(histories[0]).And.Exactly(6).Items);
    }

    [Test]
    public async Task An_ended_session_is_kept_and_refuses_messages()
    {
        using var client = new SessionClient(Mock);
        var id = await client.BeginAsync();
        await client.AskAsync(id, "Hello");
        using var ended = await client.PostAsync($"/{id}/end");
        using var again = await client.PostAsync($"/{id}/end");
        using var refused = await client.SayAsync(id, "Are you there?");
        var session = await ended.DataAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(((string?)session["status"], (int)session["messageCount"]!), Is.EqualTo(("ended", 2)));
            Assert.That((string?)session["endedAt"], Is.Not.Null.And.EqualTo((string?)session["updatedAt"]));
            Assert.That((await again.DataAsync()).ToJsonString(), Is.EqualTo(session.ToJsonString()), "to end it twice changes nothing");
            Assert.That(((int)refused.StatusCode, (string?)(await refused.JsonAsync())["code"]), Is.EqualTo((409, "session_ended")));
            Assert.That(await client.HistoryAsync(id), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Journal_and_metrics_tell_of_sessions()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new SessionClient(mock);
        using var control = new ControlClient(mock);
        var id = await client.BeginAsync("agt_storyteller");
        using var listed = await client.GetAsync($"/{id}/messages?limit=7");
        await client.AskAsync(await client.BeginAsync(), "Do you ship to Canada?");
        var requests = await mock.WaitForRequestsAsync(4);
        var entries = mock.Journal.Entries;

        Assert.Multiple(async () =>
        {
            Assert.That(entries[0].Match!.Text, Is.EqualTo($"session {id} begun"));
            Assert.That((entries[0].Match!.Kind, entries[0].Agent), Is.EqualTo((MatchKind.Session, "agt_storyteller")));
            Assert.That(entries[1].Request.Path, Is.EqualTo($"/api/v1/chat/sessions/{id}/messages?limit=7"));
            Assert.That(entries[3].Match!.Text, Does.Match("^case \\d+ of agt_123: contains \"canada\""));
            Assert.That(requests.To("agt_123").Select(request => (request.Status, request.Said)), Is.EqualTo(new (int?, string)[] { (201, ""), (200, "Do you ship to Canada?") }));
            Assert.That(await control.TextAsync("/_flowyte/metrics"), Does.Contain("http_response_status_code=\"201\""));
        });
    }
}
