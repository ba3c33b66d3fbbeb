using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Sessions;

public sealed class SessionRefusalTests : MockFixture
{
    private const string Writer = "flowyte_sk_test_write_only";
    private const string Stranger = "flowyte_sk_test_other_organisation";

    private readonly AgentsFiles _folder = new(
        ("a.yaml", $"""
            id: agt_open
            published: true
            keys:
              - key: {Writer}
                scopes: chat:write
              - key: {Stranger}
                scopes: [chat:write, chat:read]
                organisation: another
            """),
        ("b.yaml", "id: agt_draft\npublished: false"),
        ("c.yaml", "id: agt_closed\npublished: true\nrestricted: true\nkeys: [{ key: flowyte_sk_test_guest_of_closed, scopes: [chat:write, chat:read] }]"));

    protected override MockOptions Options => new() { AgentsDirectory = _folder.Path, SessionLimits = new() { CharactersOfMessage = 20 } };

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("POST", "", "")]
    [TestCase("GET", "/{id}", "/{id}")]
    [TestCase("GET", "/{id}/messages", "/{id}/messages")]
    [TestCase("POST", "/{id}/messages", "/{id}/messages")]
    [TestCase("POST", "/{id}/end", "/{id}/end")]
    public async Task Keys_are_asked_for_and_nobody_else_sees_a_session(string method, string path, string route)
    {
        using var owner = new SessionClient(Mock);
        var id = await owner.BeginAsync("agt_open");
        var verb = new HttpMethod(method);
        var (body, at) = (method == "POST" ? """{"agentId":"agt_open","content":"Hello"}""" : null, path.Replace("{id}", id, StringComparison.Ordinal));
        var isWriting = method == "POST";
        await RefusedAsync("", 401, "missing_api_key");
        await RefusedAsync("flowyte_sk_live_nobody", 401, "invalid_api_key");
        await RefusedAsync(MockKeys.Publishable, 403, "publishable_key_not_allowed");
        await RefusedAsync(isWriting ? MockKeys.Unscoped : Writer, 403, "insufficient_scope");
        if (path.Length > 0)
        {
            await RefusedAsync(Stranger, 404, "session_not_found");
        }

        async Task RefusedAsync(string key, int status, string code)
        {
            using var client = new SessionClient(Mock, key);
            using var response = await client.SendAsync(verb, at, body);
            var problem = await response.JsonAsync();
            Assert.Multiple(() =>
            {
                Assert.That(((int)response.StatusCode, (string?)problem["code"]), Is.EqualTo((status, code)));
                Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/problem+json"));
                Assert.That((string?)problem["instance"], Is.EqualTo($"/api/v1/chat/sessions{route}"), "the route, never the path that was sent");
                Assert.That((int)problem["status"]!, Is.EqualTo(status));
                Assert.That(response.Headers.Contains("WWW-Authenticate"), Is.EqualTo(status == 401 || code == "insufficient_scope"));
            });
        }
    }

    [TestCase("GET", "/cs_nobody")]
    [TestCase("GET", "/cs_nobody/messages")]
    [TestCase("POST", "/cs_nobody/messages")]
    [TestCase("POST", "/cs_nobody/end")]
    [TestCase("GET", "/'%20OR%201=1")]
    public async Task An_unknown_session_is_404(string method, string path)
    {
        using var client = new SessionClient(Mock);
        using var response = await client.SendAsync(new(method), path, method == "POST" ? """{"content":"Hello"}""" : null);

        Assert.That(((int)response.StatusCode, (string?)(await response.JsonAsync())["code"]), Is.EqualTo((404, "session_not_found")));
    }

    [TestCase("agt_nobody", 404, "unknown_agent")]
    [TestCase("agt_draft", 409, "no_published_version")]
    [TestCase("agt_closed", 403, "agent_not_allowed")]
    public async Task A_session_needs_an_agent_that_may_be_asked(string agent, int status, string code)
    {
        using var client = new SessionClient(Mock);
        using var response = await client.PostAsync("", new JsonObject { ["agentId"] = agent });

        Assert.That(((int)response.StatusCode, (string?)(await response.JsonAsync())["code"]), Is.EqualTo((status, code)));
    }

    [TestCase("", "", "body")]
    [TestCase("", "[]", "body")]
    [TestCase("", "{}", "agentId")]
    [TestCase("", """{"agentId":7}""", "agentId")]
    [TestCase("", """{"agentId":"\ud83d"}""", "body")]
    [TestCase("/{id}/messages", "{", "body")]
    [TestCase("/{id}/messages", "{}", "content")]
    [TestCase("/{id}/messages", """{"content":""}""", "content")]
    [TestCase("/{id}/messages", """{"content":null}""", "content")]
    [TestCase("/{id}/messages", """{"content":["Hello"]}""", "content")]
    [TestCase("/{id}/messages", """{"content":"Hello","stream":"yes"}""", "stream")]
    [TestCase("/{id}/messages", """{"content":"123456789012345678901"}""", "content")]
    public async Task A_wrong_body_is_400_and_names_the_field(string path, string body, string field)
    {
        using var client = new SessionClient(Mock);
        var id = await client.BeginAsync("agt_open");
        using var response = await client.SendAsync(HttpMethod.Post, path.Replace("{id}", id, StringComparison.Ordinal), body);
        var problem = await response.JsonAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(((int)response.StatusCode, (string?)problem["code"]), Is.EqualTo((400, "validation_error")));
            Assert.That((string?)problem["errors"]![0]!["field"], Is.EqualTo(field));
            Assert.That(await client.HistoryAsync(id), Is.Empty);
        });
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=ten", "limit")]
    [TestCase("limit=5&limit=6", "limit")]
    [TestCase("cursor=nonsense", "cursor")]
    [TestCase("cursor=", "cursor")]
    [TestCase("cursor=%FF%00", "cursor")]
    public async Task A_wrong_query_is_400_and_names_the_parameter(string query, string field)
    {
        using var client = new SessionClient(Mock);
        using var response = await client.GetAsync($"/{await client.BeginAsync("agt_open")}/messages?{query}");
        var problem = await response.JsonAsync();

        Assert.That(((int)response.StatusCode, (string?)problem["errors"]![0]!["field"]), Is.EqualTo((400, field)));
    }

    [Test]
    public async Task A_cursor_of_another_session_is_refused()
    {
        using var client = new SessionClient(Mock);
        var (one, other) = (await client.BeginAsync("agt_open"), await client.BeginAsync("agt_open"));
        await client.AskAsync(one, "Hello");
        using var page = await client.GetAsync($"/{one}/messages?limit=1");
        using var response = await client.GetAsync($"/{other}/messages?cursor={(await page.DataAsync())["nextCursor"]}");

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [TestCase("GET", "", "POST")]
    [TestCase("DELETE", "/{id}", "GET, HEAD")]
    [TestCase("PUT", "/{id}/messages", "GET, HEAD, POST")]
    [TestCase("GET", "/{id}/end", "POST")]
    public async Task Another_method_is_405_with_Allow(string method, string path, string allow)
    {
        using var client = new SessionClient(Mock);
        using var response = await client.SendAsync(new(method), path.Replace("{id}", "cs_any", StringComparison.Ordinal));

        Assert.That(((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)), Is.EqualTo((405, allow)));
    }

    [TestCase("/")]
    [TestCase("//messages")]
    [TestCase("/cs_any/")]
    [TestCase("/cs_any/notes")]
    [TestCase("/cs_any/messages/7")]
    [TestCase("2")]
    public async Task Other_paths_are_not_found(string path)
    {
        using var client = new SessionClient(Mock);
        using var response = await client.GetAsync(path);

        Assert.That(((int)response.StatusCode, (string?)(await response.JsonAsync())["code"]), Is.EqualTo((404, "not_found")));
    }

    [Test]
    public async Task A_body_that_is_no_JSON_by_its_head_is_415()
    {
        using var client = new SessionClient(Mock);
        using var response = await client.SendAsync(HttpMethod.Post, "", """{"agentId":"agt_open"}""", "text/plain");

        Assert.That((int)response.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task HEAD_has_the_head_of_GET_and_no_body()
    {
        using var client = new SessionClient(Mock);
        using var response = await client.SendAsync(HttpMethod.Head, $"/{await client.BeginAsync("agt_open")}");

        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentLength > 100), Is.EqualTo((200, "", true)));
    }

    [Test]
    public async Task A_key_that_may_read_sees_the_sessions_of_its_organisation()
    {
        using var owner = new SessionClient(Mock);
        using var reader = new SessionClient(Mock, MockKeys.Unscoped);
        var id = await owner.BeginAsync("agt_open");
        await owner.AskAsync(id, "Hello");

        Assert.That(await reader.HistoryAsync(id), Has.Count.EqualTo(2));
    }
}
