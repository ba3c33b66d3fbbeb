using System.Text.Json.Nodes;
using Flowyte.Conformance.Tests;
using Flowyte.Conformance.Tests.Processes;

namespace Flowyte.MockServer.Tests.Sdks;

/// <summary>npm's <c>openai</c> and Vercel's <c>@ai-sdk/openai-compatible</c>, as they are, against scripted cases, sequences and cuts.</summary>
[TestFixture("openai")]
[TestFixture("ai-sdk")]
public sealed class NodeClientTests(string client)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "mock-server", "Flowyte.MockServer.Tests", "Sdks", "node");

    private FlowyteMock _flowyte = null!;

    [OneTimeSetUp]
    public Task Install() => NodePackage.InstallAsync(Folder);

    [SetUp]
    public async Task Start() => _flowyte = await FlowyteMock.StartAsync();

    [TearDown]
    public async Task Stop() => await _flowyte.DisposeAsync();

    [TestCase("completion", "Order 17 is late.")]
    [TestCase("stream", "Order |17| is late.")]
    public async Task A_scripted_case_is_read(string form, string pieces)
    {
        _flowyte.Agent("agt_shop").WhenUserMatches(@"order (?<number>\d+)").ReplyInChunks("Order ", "{{number}}", " is late.");
        var (said, error) = await AskAsync(form, "Where is order 17?");

        Assert.That((said, error), Is.EqualTo((pieces, "")));
        _flowyte.Requests.ShouldSayInOrder("Where is order 17?");
    }

    [TestCase("completion", "One, two.")]
    [TestCase("stream", "One, |two.")]
    public async Task A_sequence_of_refusals_is_sat_out_and_their_pauses_are_kept(string form, string pieces)
    {
        _flowyte.Agent("agt_shop").WhenUserSays("count").FailWith(429, retryAfter: TimeSpan.FromSeconds(1)).Then(503).ThenReplyInChunks("One, ", "two.");
        var (said, error) = await AskAsync(form, "Count to two");

        Assert.That((said, error), Is.EqualTo((pieces, "")));
        _flowyte.Requests.ShouldHaveStatuses(429, 503, 200).ShouldHaveRetried(2).ShouldHaveHonouredRetryAfter();
    }

    [Test]
    public async Task A_stream_that_is_cut_is_an_error_after_the_chunks_that_came()
    {
        _flowyte.Agent("agt_shop").WhenUserSays("count").CutAtChunk(2).ThenReplyInChunks("One, ", "two, ", "three.");
        var (said, error) = await AskAsync("stream", "Count to three");

        Assert.That(said, Is.EqualTo("One, |two, "));
        Assert.That(error, Is.Not.Empty);
        Assert.That((await _flowyte.WaitForRequestsAsync())[0].ChunksSent, Is.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_that_is_no_reason_to_try_again_is_told_at_once()
    {
        _flowyte.Agent("agt_shop").Strict().WhenUserSays("count").Reply("One");
        var (said, error) = await AskAsync("completion", "Sing");

        Assert.That(said, Is.Empty);
        Assert.That(error, Does.Contain("404").And.Contains("The nearest is case 1 from code"));
        _flowyte.Requests.ShouldHaveStatuses(404);
    }

    /// <returns>The pieces that came, and what went wrong; empty for nothing.</returns>
    private async Task<(string Said, string Error)> AskAsync(string form, string question)
    {
        var environment = new Dictionary<string, string> { ["FLOWYTE_BASE_URL"] = _flowyte.BaseUrl.ToString(), ["FLOWYTE_API_KEY"] = _flowyte.Key };
        await using var run = ProcessRun.Start("node", [Path.Combine(Folder, "ask.mjs"), client, form, "agt_shop", question], environment, Folder);
        Assert.That(await run.ExitAsync(), Is.Zero, run.Error);
        var outcome = JsonNode.Parse(run.Out)!;
        return (string.Join('|', outcome["pieces"]!.AsArray().Select(piece => (string?)piece)), outcome["error"]?.ToJsonString() ?? "");
    }
}
