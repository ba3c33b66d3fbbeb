using System.Net;
using System.Text.Json.Nodes;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Control;

[CancelAfter(20_000)]
public sealed class ControlApiTests
{
    [Test]
    public async Task Health_tells_version_and_agents(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        var health = await client.JsonAsync("/_flowyte/health");

        Assert.That(((string)health["status"]!, (int)health["agents"]!), Is.EqualTo(("ok", mock.Agents.Length)));
        Assert.That((string)health["version"]!, Does.Match(@"^\d+\.\d+\.\d+"));
    }

    [Test]
    public async Task The_agents_are_told_with_their_cases(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        var agents = (await client.JsonAsync("/_flowyte/agents"))["agents"]!.AsArray();
        var support = agents.Single(agent => (string)agent!["id"]! == "agt_123")!;

        Assert.That(agents.Select(agent => ((string)agent!["id"]!, (bool)agent["published"]!)), Is.EqualTo(mock.Agents.Select(agent => (agent.Id, agent.Published))));
        Assert.That((int)support["cases"]!, Is.EqualTo(support["matches"]!.AsArray().Count).And.GreaterThan(0));
    }

    [Test]
    public async Task A_fault_is_switched_on_and_off_for_the_whole_server(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        using var chat = new MockClient(mock);
        using var on = await client.SendAsync("PUT", "/_flowyte/fault", """{"id":"id-number"}""");
        using var faulty = await chat.PostAsync(Question("hi"));
        var shown = await client.JsonAsync("/_flowyte/fault");
        using var off = await client.SendAsync("DELETE", "/_flowyte/fault");
        using var good = await chat.PostAsync(Question("hi"));

        Assert.That((string)(await on.JsonAsync())["fault"]!["id"]!, Is.EqualTo("id-number"));
        Assert.That((string)shown["fault"]!["kind"]!, Is.EqualTo("fault"));
        Assert.That((await faulty.JsonAsync())["id"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.Number));
        Assert.That((await good.JsonAsync())["id"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.String));
        Assert.That(mock.Fault, Is.Null);
    }

    [TestCase("""{"id":"id-numbr"}""", 400, "Did you mean id-number?")]
    [TestCase("""{"name":"x"}""", 400, "expected")]
    [TestCase("""{"id":"\ud800"}""", 400, "expected")]
    [TestCase("[", 400, "expected")]
    public async Task A_fault_that_does_not_exist_is_refused(string body, int status, string detail, CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        using var response = await client.SendAsync("PUT", "/_flowyte/fault", body);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That((string)(await response.JsonAsync())["detail"]!, Does.Contain(detail));
    }

    [Test]
    public async Task All_faults_are_listed(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        var faults = (await client.JsonAsync("/_flowyte/faults"))["faults"]!.AsArray();

        Assert.That(faults.Select(fault => (string)fault!["kind"]!).Distinct(), Is.EquivalentTo(["fault", "variant"]));
        Assert.That(faults.Where(fault => (string)fault!["kind"]! == "fault").Select(fault => (string?)fault!["breaks"]), Has.None.Null);
    }

    [Test]
    public async Task The_journal_is_read_in_pages_and_cleared(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        using var chat = new MockClient(mock);
        for (var number = 1; number <= 3; number++)
        {
            using var response = await chat.PostAsync(Question($"question {number}"));
            await mock.Journal.WaitAsync(entry => entry.Number == number, cancellation);
        }

        var latest = await client.JsonAsync("/_flowyte/journal?limit=2");
        var page = await client.JsonAsync("/_flowyte/journal?after=1&limit=1");
        using var cleared = await client.SendAsync("DELETE", "/_flowyte/journal");
        var empty = await client.JsonAsync("/_flowyte/journal");

        Assert.Multiple(() =>
        {
            Assert.That(Numbers(latest), Is.EqualTo((int[])[2, 3]));
            Assert.That(Numbers(page), Is.EqualTo((int[])[2]));
            Assert.That((string)page["entries"]![0]!["request"]!["body"]!, Does.Contain("question 2"));
            Assert.That((string)page["entries"]![0]!["match"]!["text"]!, Does.StartWith("no case of agt_123"));
            Assert.That(page.ToJsonString(), Does.Not.Contain(mock.Key));
            Assert.That(((int)page["total"]!, (int)page["answered"]!), Is.EqualTo((3, 3)));
            Assert.That(cleared.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(((int)empty["total"]!, (int)empty["last"]!), Is.EqualTo((0, 3)));
        });
    }

    [Test]
    public async Task The_journal_can_be_followed_live(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        using var chat = new MockClient(mock);
        using var before = await chat.PostAsync(Question("before"));
        await mock.Journal.WaitAsync(_ => true, cancellation);
        using var live = await client.SendAsync("GET", "/_flowyte/journal/live");
        using var after = await chat.PostAsync(Question("after"));
        using var reader = new StreamReader(await live.Content.ReadAsStreamAsync(cancellation));
        var lines = new List<string>();
        while (lines.LastOrDefault() is not { } line || !line.StartsWith("data: ", StringComparison.Ordinal))
        {
            lines.Add((await reader.ReadLineAsync(cancellation))!);
        }

        Assert.That(live.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(lines, Does.Contain("id: 2"));
        Assert.That((string)JsonNode.Parse(lines[^1]["data: ".Length..])!["request"]!["body"]!, Does.Contain("after"));
    }

    [TestCase("POST", "/_flowyte/agents", 405)]
    [TestCase("POST", "/_flowyte/fault", 405)]
    [TestCase("PUT", "/_flowyte/fault", 415)]
    [TestCase("GET", "/_flowyte/elsewhere", 404)]
    [TestCase("GET", "/_flowyte2", 404)]
    [TestCase("HEAD", "/_flowyte/health", 200)]
    public async Task Other_requests_are_refused(string method, string path, int status, CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        using var response = await client.SendAsync(method, path);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_mapping_of_ones_own_goes_before_the_page(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        var page = await client.TextAsync("/");
        mock.WireMock.Given(Request.Create().WithPath("/").UsingGet()).RespondWith(Response.Create().WithStatusCode(200).WithBody("mine"));

        Assert.That((page.Contains("<title>", StringComparison.Ordinal), await client.TextAsync("/")), Is.EqualTo((true, "mine")));
    }

    private static IEnumerable<int> Numbers(JsonObject journal) => journal["entries"]!.AsArray().Select(entry => (int)entry!["number"]!);
}
