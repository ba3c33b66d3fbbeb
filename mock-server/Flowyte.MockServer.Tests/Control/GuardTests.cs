using System.Net;

namespace Flowyte.MockServer.Tests.Control;

/// <summary>Who may look into the mock and steer it.</summary>
public sealed class GuardTests : MockFixture
{
    private static readonly string[] Guarded = ["/_flowyte/agents", "/_flowyte/journal", "/_flowyte/health", "/_flowyte/nothing", "/__admin/settings", "/__ADMIN/mappings"];

    [TestCaseSource(nameof(Guarded))]
    public async Task A_name_that_was_made_to_point_here_is_refused(string path)
    {
        using var client = new ControlClient(Mock);
        using var response = await client.SendAsync("GET", path, headers: ("Host", $"evil.example:{Mock.BaseUrl.Port}"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((string)(await response.JsonAsync())["code"]!, Is.EqualTo("foreign_host"));
    }

    [Test]
    public async Task A_page_of_another_origin_is_refused(
        [ValueSource(nameof(Guarded))] string path, [Values("http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1")] string origin)
    {
        using var client = new ControlClient(Mock);
        using var response = await client.SendAsync("GET", path, headers: ("Origin", origin));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    public async Task What_a_page_of_another_site_loads_is_refused(string site)
    {
        using var client = new ControlClient(Mock);
        using var data = await client.SendAsync("GET", "/_flowyte/journal", headers: ("Sec-Fetch-Site", site));
        using var page = await client.SendAsync("GET", "/", headers: ("Sec-Fetch-Site", site));
        using var link = await client.SendAsync("GET", "/", headers: [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate")]);

        Assert.That((data.StatusCode, page.StatusCode, link.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    public async Task The_page_itself_may_ask_by_every_name_of_this_machine(string name)
    {
        using var client = new ControlClient(Mock);
        var host = $"{name}:{Mock.BaseUrl.Port}";
        using var response = await client.SendAsync("GET", "/_flowyte/agents", headers: [("Host", host), ("Origin", $"http://{host}"), ("Sec-Fetch-Site", "same-origin")]);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task No_page_may_be_put_around_the_page_and_nothing_is_loaded_from_elsewhere()
    {
        using var client = new ControlClient(Mock);
        using var response = await client.SendAsync("GET", "/");

        Assert.That(response.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        Assert.That(response.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [TestCase(null, 401)]
    [TestCase("Bearer flowyte_admin_wrong", 401)]
    [TestCase("Basic {0}", 401)]
    [TestCase("Bearer {0}", 200)]
    public async Task Beyond_loopback_the_admin_key_is_needed(string? authorization, int status)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Listen = IPAddress.Any });
        using var client = new ControlClient(mock);
        (string, string)[] headers = authorization is null ? [] : [("Authorization", string.Format(authorization, mock.AdminKey))];
        using var response = await client.SendAsync("GET", "/_flowyte/journal", headers: headers);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(mock.AdminKey, Does.Match("^flowyte_admin_[0-9a-f]{32}$"));
    }

    [Test]
    public async Task Beyond_loopback_the_key_is_not_read_from_the_address_and_probes_need_none()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Listen = IPAddress.Any });
        using var client = new ControlClient(mock);
        using var query = await client.SendAsync("GET", $"/_flowyte/journal?key={mock.AdminKey}");
        using var health = await client.SendAsync("GET", "/_flowyte/health", headers: ("Host", "mock.internal"));
        using var page = await client.SendAsync("GET", "/", headers: ("Host", "mock.internal"));
        using var foreign = await client.SendAsync("GET", "/_flowyte/journal", headers: [("Authorization", $"Bearer {mock.AdminKey}"), ("Origin", "http://evil.example")]);

        Assert.That(
            new[] { query, health, page, foreign }.Select(response => (int)response.StatusCode),
            Is.EqualTo((int[])[401, 200, 200, 403]));
    }

    [Test]
    public async Task A_key_of_ones_own_is_needed_on_loopback_too()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AdminKey = "flowyte_admin_mine" });
        using var client = new ControlClient(mock);
        using var without = await client.SendAsync("GET", "/_flowyte/agents");
        using var admin = await client.SendAsync("GET", "/__admin/settings");
        using var with = await client.SendAsync("GET", "/__admin/settings", headers: ("Authorization", "Bearer flowyte_admin_mine"));

        Assert.That((without.StatusCode, admin.StatusCode, with.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
    }
}
