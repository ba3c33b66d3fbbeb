using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Kit;

/// <summary>A mock of its own that serves scenarios to a client.</summary>
internal sealed class MockScenarios : IScenarioServer, IAsyncDisposable
{
    // All requests of a client, its retries among them, are to be found again.
    private const int JournalSize = 20_000;

    private readonly FlowyteMock _mock;

    private MockScenarios(FlowyteMock mock) => _mock = mock;

    public static async Task<MockScenarios> StartAsync(CancellationToken cancellation)
    {
        var mock = await FlowyteMock.StartAsync(new MockOptions { JournalSize = JournalSize }, cancellation);
        Teach(mock);
        return new MockScenarios(mock);
    }

    public IScenarioChannel Open(string? fault = null) => new MockChannel(fault is null ? _mock.BaseUrl : _mock.BaseUrlWithFault(fault), _mock.NewScope());

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    private static void Teach(FlowyteMock mock)
    {
        string[] pieces = [.. ScenarioScript.Pieces];
        mock.Agent(ScenarioScript.Agent).WithPace().WhenUserSays(ScenarioScript.Prompt).ReplyInChunks(pieces);
        mock.Agent(ScenarioScript.PacedAgent).WithPace(perChunk: ScenarioScript.Pace).WhenUserSays(ScenarioScript.Prompt).ReplyInChunks([.. ScenarioScript.PacedPieces]);
        var refusing = mock.Agent(ScenarioScript.RefusingAgent).WithPace();
        foreach (var status in ScenarioScript.Statuses)
        {
            refusing.WhenUserSaysExactly(ScenarioScript.RefusalPrompt(status)).FailWith(status).ThenReplyInChunks(pieces);
        }

        foreach (var asDate in new[] { false, true })
        {
            refusing.WhenUserSaysExactly(ScenarioScript.RetryAfterPrompt(asDate)).FailWith(429, ScenarioScript.RetryAfter, asDate: asDate).ThenReplyInChunks(pieces);
        }

        refusing.WhenUserSaysExactly(ScenarioScript.RefuseTwicePrompt).FailWith(503).Then(503).ThenReplyInChunks(pieces);
        refusing.WhenUserSaysExactly(ScenarioScript.CutPrompt).CutAtChunk(2).ThenReplyInChunks(pieces);
    }
}
