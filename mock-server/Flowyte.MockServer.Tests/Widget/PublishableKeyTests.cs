using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;
using Flowyte.MockServer.Tests.Sessions;

namespace Flowyte.MockServer.Tests.Widget;

[CancelAfter(20_000)]
public sealed class PublishableKeyTests
{
    private const string Keys = "/agents/agt_123/publishable-keys";
    private const string Stranger = "flowyte_sk_test_of_another_organisation";

    [Test]
    public async Task A_key_is_minted_and_shown_whole_only_then_and_in_its_snippet()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync(""","env":"test","rateLimitRpm":30""", origin: "HTTPS://Shop.Example:443");
        var (id, key) = ((string)minted["id"]!, (string)minted["keyPublic"]!);
        using var listed = await client.OwnerAsync(HttpMethod.Get, Keys);
        var item = (await listed.DataAsync())["items"]![0]!.AsObject();
        using var embedded = await client.OwnerAsync(HttpMethod.Get, $"/agents/agt_123/widget/embed?publishableKeyId={id}");
        var embed = await embedded.DataAsync();

        Assert.Multiple(() =>
        {
            Assert.That(key, Does.Match("^flowyte_pk_test_[0-9a-f]{32}$"));
            Assert.That(minted["allowedOrigins"]!.ToJsonString(), Is.EqualTo("""["https://shop.example"]"""), "as browsers write it");
            Assert.That(((string?)minted["agentId"], (string?)minted["name"], (int)minted["rateLimitRpm"]!, (string?)minted["status"]), Is.EqualTo(("agt_123", "Shop", 30, "active")));
            Assert.That(item.ContainsKey("keyPublic"), Is.False);
            Assert.That(((string?)item["id"], (string?)item["keyRedacted"]), Is.EqualTo((id, $"flowyte_pk_test_…{key[^4..]}")));
            Assert.That((string?)embed["publishableKey"], Is.EqualTo(key));
            Assert.That((string?)embed["scriptSnippet"], Is.EqualTo($"""<script src="{mock.BaseUrl.GetLeftPart(UriPartial.Authority)}/widget/loader.js" data-flowyte-key="{key}" async></script>"""));
        });
    }

    [Test]
    public async Task The_loader_is_a_script_for_any_page()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        using var response = await client.SendAsync(HttpMethod.Get, new Uri(mock.BaseUrl, "/widget/loader.js").AbsoluteUri, origin: "https://anywhere.example");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType, Is.EqualTo(MediaTypeHeaderValue.Parse("text/javascript; charset=utf-8")));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("flowyteKey").And.Not.Contain("flowyte_sk_"));
    }

    [Test]
    public async Task A_rotation_replaces_the_key_at_once_and_keeps_its_id_and_the_conversations()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync();
        var (id, before) = ((string)minted["id"]!, (string)minted["keyPublic"]!);
        var transport = (await client.BeginAsync(before))["transport"]!;
        using var rotated = await client.OwnerAsync(HttpMethod.Post, $"{Keys}/{id}/rotate");
        var data = await rotated.DataAsync();
        using var old = await client.BootstrapAsync(before);
        using var renewed = await client.BootstrapAsync((string)data["keyPublic"]!);
        using var said = await client.SayAsync(transport, "Do you ship to Canada?");

        Assert.Multiple(async () =>
        {
            Assert.That(((string?)data["id"], data["rotatedAt"] is not null), Is.EqualTo((id, true)));
            Assert.That((string?)data["keyPublic"], Is.Not.EqualTo(before));
            Assert.That(await old.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")));
            Assert.That(((int)renewed.StatusCode, (int)said.StatusCode), Is.EqualTo((200, 200)));
        });
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_any_more_and_stays_revoked()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync();
        var (id, key) = ((string)minted["id"]!, (string)minted["keyPublic"]!);
        var transport = (await client.BeginAsync(key))["transport"]!;
        using var revoked = await client.OwnerAsync(HttpMethod.Post, $"{Keys}/{id}/revoke");
        var data = await revoked.DataAsync();
        using var again = await client.OwnerAsync(HttpMethod.Post, $"{Keys}/{id}/revoke");
        using var rotated = await client.OwnerAsync(HttpMethod.Post, $"{Keys}/{id}/rotate");
        using var embedded = await client.OwnerAsync(HttpMethod.Get, $"/agents/agt_123/widget/embed?publishableKeyId={id}");
        using var booted = await client.BootstrapAsync(key);
        using var visited = await client.VisitAsync(key);
        using var said = await client.SayAsync(transport, "Hello");

        Assert.Multiple(async () =>
        {
            Assert.That(((string?)data["status"], data["revokedAt"] is not null), Is.EqualTo(("revoked", true)));
            Assert.That((await again.DataAsync()).ToJsonString(), Is.EqualTo(data.ToJsonString()));
            Assert.That(await rotated.RefusalAsync(), Is.EqualTo((409, "publishable_key_revoked")));
            Assert.That(await embedded.RefusalAsync(), Is.EqualTo((409, "publishable_key_revoked")));
            Assert.That(await booted.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")));
            Assert.That(await visited.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")));
            Assert.That(await said.RefusalAsync(), Is.EqualTo((401, "invalid_transport_token")));
        });
    }

    [Test]
    public async Task The_API_for_servers_refuses_a_minted_key_as_a_publishable_one()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var minted = await client.MintAsync();
        var key = (string)minted["keyPublic"]!;
        using var completion = await client.SendAsync(HttpMethod.Post, "/chat/completions", MockClient.Question("hi").ToJsonString(), key, WidgetClient.Shop);
        using var session = await client.SendAsync(HttpMethod.Post, "/chat/sessions", """{"agentId":"agt_123"}""", key);
        using var mint = await client.SendAsync(HttpMethod.Post, Keys, "{}", key);
        using var revoked = await client.OwnerAsync(HttpMethod.Post, $"{Keys}/{minted["id"]}/revoke");
        using var late = await client.SendAsync(HttpMethod.Post, "/chat/completions", MockClient.Question("hi").ToJsonString(), key);

        Assert.Multiple(async () =>
        {
            Assert.That(await completion.RefusalAsync(), Is.EqualTo((403, "publishable_key_not_allowed")));
            Assert.That(completion.AllowedOrigin(), Is.Empty);
            Assert.That(await session.RefusalAsync(), Is.EqualTo((403, "publishable_key_not_allowed")));
            Assert.That(await mint.RefusalAsync(), Is.EqualTo((403, "publishable_key_not_allowed")));
            Assert.That(await late.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")));
        });
    }

    [TestCase("POST", "/agents/agt_123/publishable-keys", "pubkeys:write")]
    [TestCase("GET", "/agents/agt_123/publishable-keys", "pubkeys:write")]
    [TestCase("POST", "/agents/agt_123/publishable-keys/pubkey_any/rotate", "pubkeys:write")]
    [TestCase("POST", "/agents/agt_123/publishable-keys/pubkey_any/revoke", "pubkeys:write")]
    [TestCase("GET", "/agents/agt_123/widget/embed?publishableKeyId=pubkey_any", "agents:read")]
    [TestCase("PUT", "/agents/agt_123/widget", "agents:write")]
    public async Task Owners_need_a_secret_key_with_the_scope(string method, string path, string scope)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var (verb, body) = (new HttpMethod(method), method == "GET" ? null : "{}");
        using var missing = await client.SendAsync(verb, path, body);
        using var invalid = await client.SendAsync(verb, path, body, "flowyte_sk_live_nobody");
        using var unscoped = await client.SendAsync(verb, path, body, mock.UnscopedKey);
        var problem = await unscoped.JsonAsync();
        using var elsewhere = await client.OwnerAsync(verb, path.Replace("agt_123", "agt_nobody", StringComparison.Ordinal), body);
        using var deleted = await client.OwnerAsync(HttpMethod.Delete, path);

        Assert.Multiple(async () =>
        {
            Assert.That(await missing.RefusalAsync(), Is.EqualTo((401, "missing_api_key")));
            Assert.That(await invalid.RefusalAsync(), Is.EqualTo((401, "invalid_api_key")));
            Assert.That(((int)unscoped.StatusCode, (string?)problem["code"], (string?)problem["detail"]), Is.EqualTo((403, "insufficient_scope", $"The key lacks the scope {scope}.")));
            Assert.That((string?)problem["instance"], Does.Contain("{id}").And.Not.Contain("agt_123"), "the route, never the path that was sent");
            Assert.That(await elsewhere.RefusalAsync(), Is.EqualTo((404, "unknown_agent")));
            Assert.That(await deleted.RefusalAsync(), Is.EqualTo((405, "method_not_allowed")));
            Assert.That(deleted.Content.Headers.Allow, Does.Contain(method));
        });
    }

    [Test]
    public async Task Keys_of_another_agent_or_organisation_do_not_exist()
    {
        using var folder = new AgentsFiles(
            ("a.yaml", $"id: agt_one\npublished: true\nkeys: [{{ key: {Stranger}, scopes: [pubkeys:write, agents:read], organisation: another }}]"),
            ("b.yaml", "id: agt_two\npublished: true"));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false });
        using var client = new WidgetClient(mock);
        var id = (string)(await client.MintAsync(agent: "agt_one"))["id"]!;
        using var listed = await client.SendAsync(HttpMethod.Get, "/agents/agt_one/publishable-keys", token: Stranger);
        using var stranger = await client.SendAsync(HttpMethod.Post, $"/agents/agt_one/publishable-keys/{id}/revoke", token: Stranger);
        using var other = await client.OwnerAsync(HttpMethod.Post, $"/agents/agt_two/publishable-keys/{id}/rotate");
        using var embedded = await client.OwnerAsync(HttpMethod.Get, $"/agents/agt_two/widget/embed?publishableKeyId={id}");

        Assert.Multiple(async () =>
        {
            Assert.That((await listed.DataAsync())["items"]!.AsArray(), Is.Empty);
            Assert.That(await stranger.RefusalAsync(), Is.EqualTo((404, "publishable_key_not_found")));
            Assert.That(await other.RefusalAsync(), Is.EqualTo((404, "publishable_key_not_found")));
            Assert.That(await embedded.RefusalAsync(), Is.EqualTo((404, "publishable_key_not_found")));
        });
    }

    [TestCase("", "body")]
    [TestCase("[]", "body")]
    [TestCase("""{"allowedOrigins":["https://a.example"]}""", "name")]
    [TestCase("""{"name":" ","allowedOrigins":["https://a.example"]}""", "name")]
    [TestCase("""{"name":"a"}""", "allowedOrigins")]
    [TestCase("""{"name":"a","allowedOrigins":[]}""", "allowedOrigins")]
    [TestCase("""{"name":"a","allowedOrigins":"https://a.example"}""", "allowedOrigins")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example","*"]}""", "allowedOrigins[1]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://*.example"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example/"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["a.example"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["null"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["ftp://a.example"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://me@a.example"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://xn--\u00e4.example"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example:99999"]}""", "allowedOrigins[0]")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example"],"env":"staging"}""", "env")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example"],"rateLimitRpm":0}""", "rateLimitRpm")]
    [TestCase("""{"name":"a","allowedOrigins":["https://a.example"],"rateLimitRpm":1.5}""", "rateLimitRpm")]
    public async Task A_wrong_body_is_400_and_names_the_field(string body, string field)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        using var response = await client.OwnerAsync(HttpMethod.Post, Keys, body);
        var problem = await response.JsonAsync();

        Assert.That(((int)response.StatusCode, (string?)problem["code"], (string?)problem["errors"]![0]!["field"]), Is.EqualTo((400, "validation_error", field)));
    }

    [TestCase("")]
    [TestCase("?publishableKeyId=")]
    [TestCase("?publishableKeyId=a&publishableKeyId=b")]
    public async Task A_snippet_needs_the_id_of_a_key(string query)
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        using var response = await client.OwnerAsync(HttpMethod.Get, $"/agents/agt_123/widget/embed{query}");

        Assert.That(await response.RefusalAsync(), Is.EqualTo((400, "validation_error")));
    }

    [Test]
    public async Task The_same_requests_give_the_same_keys_and_each_request_one_of_its_own()
    {
        JsonObject[][] minted = [await MintThreeAsync(), await MintThreeAsync()];

        Assert.That(minted[0].Select(key => (string?)key["keyPublic"]), Is.EqualTo(minted[1].Select(key => (string?)key["keyPublic"])).And.Unique);
        Assert.That(minted[0].Select(key => (string?)key["id"]), Is.EqualTo(minted[1].Select(key => (string?)key["id"])).And.Unique);

        static async Task<JsonObject[]> MintThreeAsync()
        {
            await using var mock = await FlowyteMock.StartAsync();
            using var client = new WidgetClient(mock);
            return [await client.MintAsync(), await client.MintAsync(), await client.MintAsync(""","env":"test" """)];
        }
    }

    [Test]
    public async Task The_journal_shows_no_key_and_no_token()
    {
        await using var mock = await FlowyteMock.StartAsync();
        using var client = new WidgetClient(mock);
        var key = (string)(await client.MintAsync())["keyPublic"]!;
        using var booted = await client.BootstrapAsync(key);
        var transport = (await client.BeginAsync(key))["transport"]!;
        using var said = await client.SayAsync(transport, $"Is {transport["token"]} a token?");
        await mock.WaitForRequestsAsync(4);
        var shown = string.Join('\n', mock.Journal.Latest(10).Select(entry =>
            $"{entry} {entry.Request.Path} {entry.Request.Body} {string.Join(' ', entry.Request.Headers.Select(field => field.Value))}"));

        Assert.That(shown, Does.Contain("key=").And.Contain("[redacted]").And.Not.Contain(key[^20..]).And.Not.Contain(((string)transport["token"]!)[^20..]));
    }
}
