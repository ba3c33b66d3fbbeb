using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;
using Flowyte.MockServer.Tests.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace Flowyte.MockServer.Tests.Widget;

[CancelAfter(20_000)]
public sealed class VisitorTests
{
    private const string Shop = WidgetClient.Shop;
    private const string Sessions = "/chat/widget/sessions";

    [Test]
    public async Task A_visitor_gets_a_conversation_which_is_a_session_of_the_owner()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        using var owner = new SessionClient(mock);
        var key = (string)(await client.MintAsync())["keyPublic"]!;
        var begun = await client.BeginAsync(key);
        var (id, transport) = ((string)begun["conversationId"]!, begun["transport"]!);
        using var streamed = await client.SayAsync(transport, "Do you ship to Canada?", stream: true);
        var events = await streamed.NamedEventsAsync();
        using var read = await client.SendAsync(HttpMethod.Get, (string)transport["url"]!, token: (string)transport["token"]!, origin: Shop);
        var page = await read.DataAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(begun.Select(member => member.Key), Is.EqualTo(["conversationId", "visitorToken", "transport"]));
            Assert.That(((string?)transport["kind"], (string?)transport["url"]), Is.EqualTo(("realtime", $"{mock.BaseUrl}/chat/widget/sessions/{id}/messages")));
            Assert.That(events[^1].Name, Is.EqualTo("done"));
            Assert.That(events.Said(), Does.Contain("Canada"));
            Assert.That(page["items"]!.AsArray().OfType<JsonNode>().Spoken(), Is.EqualTo((await owner.HistoryAsync(id)).Spoken()));
            Assert.That((await owner.HistoryAsync(id)).Spoken(), Is.EqualTo([("user", "Do you ship to Canada?"), ("assistant", events.Said())]));
            Assert.That((streamed.AllowedOrigin(), streamed.Header("Vary")), Is.EqualTo((Shop, "Origin")));
        });
    }

    [Test]
    public async Task Every_endpoint_refuses_other_origins_and_none_and_tells_browsers_so()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync(origin: "https://shop.example:8443"))["keyPublic"]!;
        var transport = (await client.BeginAsync(key, "https://shop.example:8443"))["transport"]!;
        foreach (var origin in (string?[])["https://shop.example", "http://shop.example:8443", "https://www.shop.example:8443", "https://shop.example:8443/", "HTTPS://SHOP.EXAMPLE:8443", "null", null])
        {
            using var booted = await client.BootstrapAsync(key, origin);
            using var visited = await client.VisitAsync(key, origin);
            using var said = await client.SayAsync(transport, "Hello", origin: origin);
            foreach (var response in (HttpResponseMessage[])[booted, visited, said])
            {
                Assert.That(await response.RefusalAsync(), Is.EqualTo((403, origin is null ? "origin_required" : "origin_not_allowed")), origin);
                Assert.That((response.AllowedOrigin(), response.Header("Vary")), Is.EqualTo(("", "Origin")), origin);
            }
        }

        using var twice = await client.SendAsync(HttpMethod.Post, Sessions, "{}", key, more: [("Origin", "https://shop.example:8443"), ("Origin", "https://evil.example")]);
        Assert.That((await twice.RefusalAsync()).Status, Is.EqualTo(403));
    }

    [TestCase(null, 401, "missing_api_key")]
    [TestCase("flowyte_pk_live_nobody", 401, "invalid_api_key")]
    [TestCase(MockKeys.Publishable, 401, "invalid_api_key")]
    [TestCase(MockKeys.Secret, 403, "insufficient_scope")]
    public async Task Visitors_need_a_publishable_key(string? key, int status, string code)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        await client.MintAsync();
        using var booted = await client.BootstrapAsync(key);
        using var visited = await client.VisitAsync(key);
        using var foreign = await client.BootstrapAsync(key, "https://evil.example");

        Assert.Multiple(async () =>
        {
            Assert.That(await booted.RefusalAsync(), Is.EqualTo((status, code)));
            Assert.That(await visited.RefusalAsync(), Is.EqualTo((status, code)));
            Assert.That(visited.Headers.Contains("WWW-Authenticate"), Is.EqualTo(status == 401));
            Assert.That((booted.AllowedOrigin(), foreign.AllowedOrigin()), Is.EqualTo((Shop, "")), "a page of a key's origin may read why it is refused");
        });
    }

    [Test]
    public async Task A_transport_opens_for_its_own_token_alone()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync())["keyPublic"]!;
        var one = (await client.BeginAsync(key))["transport"]!;
        var other = (await client.BeginAsync(key))["transport"]!;
        foreach (var token in (string?[])[(string?)other["token"], key, mock.Key, (string)one["token"]! + "0", "flowyte_transport_", "flowyte_transport__", null])
        {
            using var response = await client.SendAsync(HttpMethod.Post, (string)one["url"]!, """{"content":"Hello"}""", token, Shop);
            Assert.That(await response.RefusalAsync(), Is.EqualTo((401, "invalid_transport_token")));
        }

        using var server = await client.SendAsync(HttpMethod.Post, "/chat/sessions", """{"agentId":"agt_123"}""", (string?)one["token"]);
        Assert.That(await server.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")), "it opens nothing else");
    }

    [TestCase("/widget/bootstrap?key={key}", "GET, HEAD")]
    [TestCase(Sessions, "POST")]
    [TestCase(Sessions + "/cs_any/messages", "GET, HEAD, POST")]
    public async Task A_preflight_is_answered_for_pages_of_a_key_alone(string path, string methods)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync();
        await client.MintAsync(origin: "https://other.example");
        var at = path.Replace("{key}", (string)minted["keyPublic"]!, StringComparison.Ordinal);
        using var allowed = await PreflightAsync(Shop);
        using var foreign = await PreflightAsync("https://evil.example");
        using var none = await PreflightAsync(null);
        using var ofOtherKey = await PreflightAsync("https://other.example");
        using var revoked = await client.OwnerAsync(HttpMethod.Post, $"/agents/agt_123/publishable-keys/{minted["id"]}/revoke");
        using var late = await PreflightAsync(Shop);

        Assert.Multiple(async () =>
        {
            Assert.That(((int)allowed.StatusCode, await allowed.Content.ReadAsStringAsync()), Is.EqualTo((204, "")));
            Assert.That((allowed.AllowedOrigin(), allowed.Header("Vary"), allowed.Header("Access-Control-Allow-Methods")), Is.EqualTo((Shop, "Origin", methods)));
            Assert.That(allowed.Header("Access-Control-Allow-Headers"), Is.EqualTo("authorization, content-type"));
            Assert.That(allowed.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
            Assert.That((await foreign.RefusalAsync(), foreign.AllowedOrigin()), Is.EqualTo(((403, "origin_not_allowed"), "")));
            Assert.That(await none.RefusalAsync(), Is.EqualTo((403, "origin_required")));
            Assert.That((int)ofOtherKey.StatusCode, Is.EqualTo(path.Contains("{key}", StringComparison.Ordinal) ? 403 : 204), "where the address has a key, that key decides");
            Assert.That(await late.RefusalAsync(), Is.EqualTo((403, "origin_not_allowed")));
        });

        Task<HttpResponseMessage> PreflightAsync(string? origin) => client.SendAsync(
            HttpMethod.Options, at, origin: origin, more: [("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type")]);
    }

    [Test]
    public async Task A_key_has_its_own_limit_which_foreign_pages_and_preflights_do_not_use_up()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time });
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync(""","rateLimitRpm":2""");
        var key = (string)minted["keyPublic"]!;
        time.Advance(TimeSpan.FromSeconds(30));
        using var foreign = await client.BootstrapAsync(key, "https://evil.example");
        using var first = await client.BootstrapAsync(key);
        time.Advance(TimeSpan.FromSeconds(20));
        using var second = await client.VisitAsync(key);
        var transport = (await second.DataAsync())["transport"]!;
        using var third = await client.SayAsync(transport, "Hello");
        using var rotated = await client.OwnerAsync(HttpMethod.Post, $"/agents/agt_123/publishable-keys/{minted["id"]}/rotate");
        using var renewed = await client.BootstrapAsync((string)(await rotated.DataAsync())["keyPublic"]!);
        time.Advance(TimeSpan.FromSeconds(40));
        using var later = await client.SayAsync(transport, "Hello");

        Assert.Multiple(async () =>
        {
            Assert.That((first.Header("RateLimit-Limit"), first.Header("RateLimit-Remaining"), first.Header("RateLimit-Reset")), Is.EqualTo(("2", "1", "60")));
            Assert.That(second.Header("RateLimit-Remaining"), Is.EqualTo("0"));
            Assert.That(await third.RefusalAsync(), Is.EqualTo((429, "rate_limited")));
            Assert.That((third.Header("Retry-After"), third.AllowedOrigin()), Is.EqualTo(("40", Shop)));
            Assert.That(third.Header("Access-Control-Expose-Headers"), Does.Contain("Retry-After"));
            Assert.That((int)renewed.StatusCode, Is.EqualTo(429), "a rotation gives no new start");
            Assert.That((int)later.StatusCode, Is.EqualTo(200));
        });
    }

    [TestCase("", 200, null)]
    [TestCase("""{"turnstileToken":"x","identityToken":null,"more":1}""", 200, null)]
    [TestCase("""{"turnstileToken":7}""", 400, "turnstileToken")]
    [TestCase("""{"identityToken":{}}""", 400, "identityToken")]
    [TestCase("[]", 400, "body")]
    [TestCase("{", 400, "body")]
    public async Task The_body_of_a_visit_may_be_missing_and_not_wrong(string body, int status, string? field)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        using var response = await client.VisitAsync((string)(await client.MintAsync())["keyPublic"]!, body: body);
        var answer = await response.JsonAsync();

        Assert.That(((int)response.StatusCode, (string?)answer["errors"]?[0]?["field"]), Is.EqualTo((status, field)));
    }

    [Test]
    public async Task An_agent_without_a_published_version_receives_nobody()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync(agent: "agt_draft"))["keyPublic"]!;
        using var booted = await client.BootstrapAsync(key);
        using var visited = await client.VisitAsync(key);

        Assert.That(await booted.RefusalAsync(), Is.EqualTo((409, "no_published_version")));
        Assert.That(await visited.RefusalAsync(), Is.EqualTo((409, "no_published_version")));
    }

    [Test]
    public async Task A_conversation_that_was_ended_or_has_no_room_says_so_in_the_widget()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { SessionLimits = new() { Sessions = 1 } });
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync())["keyPublic"]!;
        var begun = await client.BeginAsync(key);
        using var beyond = await client.VisitAsync(key);
        using var ended = await client.OwnerAsync(HttpMethod.Post, $"/chat/sessions/{begun["conversationId"]}/end");
        using var said = await client.SayAsync(begun["transport"]!, "Hello");
        await client.BeginAsync(key);
        using var gone = await client.SayAsync(begun["transport"]!, "Hello");
        var problem = await gone.JsonAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await beyond.RefusalAsync(), Is.EqualTo((409, "too_many_sessions")));
            Assert.That(await said.RefusalAsync(), Is.EqualTo((409, "session_ended")));
            Assert.That(((string?)problem["code"], (string?)problem["instance"]), Is.EqualTo(("session_not_found", $"/api/v1{Sessions}/{{id}}/messages")));
        });
    }

    [Test]
    public async Task A_restricted_agent_and_one_with_a_quota_keep_to_the_publishable_key()
    {
        using var folder = new AgentsFiles(("a.yaml", "id: agt_me\npublished: true\nrestricted: true\nkeys: [{ key: flowyte_sk_test_own, scopes: pubkeys:write }]\ncases: [{ contains: hi, fail: [503], reply: Hello. }]"));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false });
        using var client = new WidgetClient(mock);
        using var stranger = await client.OwnerAsync(HttpMethod.Post, "/agents/agt_me/publishable-keys", "{}");
        using var minted = await client.SendAsync(HttpMethod.Post, "/agents/agt_me/publishable-keys", $$"""{"name":"a","allowedOrigins":["{{Shop}}"]}""", "flowyte_sk_test_own");
        var transport = (await client.BeginAsync((string)(await minted.DataAsync())["keyPublic"]!))["transport"]!;
        using var failed = await client.SayAsync(transport, "hi");
        using var said = await client.SayAsync(transport, "hi");

        Assert.Multiple(async () =>
        {
            Assert.That(await stranger.RefusalAsync(), Is.EqualTo((403, "agent_not_allowed")));
            Assert.That(((int)failed.StatusCode, failed.AllowedOrigin()), Is.EqualTo((503, Shop)));
            Assert.That((string?)(await said.DataAsync())["messages"]![0]!["content"], Is.EqualTo("Hello."));
        });
    }

    [Test]
    public async Task Faults_of_chat_completions_do_not_concern_the_widget_and_those_of_sessions_its_transport()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "no-done" });
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync())["keyPublic"]!;
        using var booted = await client.BootstrapAsync(key);
        using var preflight = await client.SendAsync(HttpMethod.Options, Sessions, origin: Shop);
        using var said = await client.SayAsync((await client.BeginAsync(key))["transport"]!, "Hello", stream: true);
        var events = await said.NamedEventsAsync();

        using var ofCompletions = await client.SendAsync(HttpMethod.Get, $"/widget/bootstrap?key={key}", origin: Shop, more: [("X-Flowyte-Fault", "two-lengths")]);

        Assert.That(((int)booted.StatusCode, (int)preflight.StatusCode, (int)ofCompletions.StatusCode), Is.EqualTo((200, 204, 200)));
        Assert.That(events.Any(item => item.Name == "done"), Is.False);
    }
}
