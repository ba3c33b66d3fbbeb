using Flowyte.Conformance.Tests.Packages;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>The library as its users get it: packed, installed from the package, used away from the repository.</summary>
public sealed class PackageTests
{
    private const string Program = """
        using System.Net.Http.Json;
        using Flowyte.MockServer;

        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Agent("agt_shop").WhenUserSays("hello").FailWith(429, retryAfter: TimeSpan.FromSeconds(1)).ThenReply("Hi");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", flowyte.Key);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var response = await http.PostAsJsonAsync($"{flowyte.BaseUrl}/chat/completions", new { model = "agt_shop", messages = new[] { new { role = "user", content = "hello" } } });
            Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        flowyte.Fault = "id-number";
        flowyte.Requests.ShouldHaveStatuses(429, 200).ShouldHaveRetried(1);
        Console.WriteLine($"agents {string.Join(' ', flowyte.Agents.Select(agent => agent.Id))}");
        """;

    private PackageFeed _feed = null!;

    [OneTimeSetUp]
    public async Task Pack() => _feed = await PackageFeed.PackAsync("Flowyte.MockServer", "mock-server", "Flowyte.MockServer");

    [OneTimeTearDown]
    public void Delete() => _feed.Dispose();

    [Test]
    public void The_package_says_what_it_is_and_holds_what_the_mock_needs()
    {
        var metadata = _feed.Describe();
        Assert.Multiple(() =>
        {
            Assert.That(metadata["id"], Is.EqualTo(["Flowyte.MockServer"]));
            Assert.That(metadata["license"], Is.EqualTo(["MIT"]));
            Assert.That(metadata["readme"], Is.EqualTo(["README.md"]));
            Assert.That(metadata["icon"], Is.EqualTo(["icon.png"]));
            Assert.That(metadata["tags"].Single(), Does.Contain("mock"));
            Assert.That(metadata["description"].Single(), Is.Not.Empty);
            Assert.That(_feed.Files(), Does.Contain("README.md").And.Contains("icon.png").And.Contains("lib/net10.0/Flowyte.MockServer.xml").And.Contains("specs/agents/10-support.yaml").And.Contains("specs/faults/10-transport.yaml"));
            Assert.That(_feed.HasSymbols);
        });
    }

    [Test]
    public async Task Packed_again_it_holds_the_same_to_the_byte()
    {
        using var again = await PackageFeed.PackAsync("Flowyte.MockServer", "mock-server", "Flowyte.MockServer");
        var (first, second) = (_feed.Contents(), again.Contents());
        var ours = first.Where(file => file.Key.EndsWith("/Flowyte.MockServer.dll", StringComparison.Ordinal)).ToList();

        Assert.That(first.Keys, Is.EquivalentTo(second.Keys));
        Assert.That(first.Where(file => !file.Value.AsSpan().SequenceEqual(second[file.Key])).Select(file => file.Key), Is.Empty);
        Assert.That(ours, Is.Not.Empty);
        Assert.That(ours.Select(file => PackageFeed.IsReproducible(file.Value)), Has.All.True);
    }

    [Test]
    public async Task A_project_that_installs_the_package_uses_it_away_from_the_repository()
    {
        var output = await _feed.UseAsync(Program);
        Assert.That(output, Does.Contain("429 {").And.Contains("200 {").And.Contains("\"content\":\"Hi\"").And.Contains("agents agt_123 agt_draft agt_storyteller agt_chatter agt_shop"));
    }
}
