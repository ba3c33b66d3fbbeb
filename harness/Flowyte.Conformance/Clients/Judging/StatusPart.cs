using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Refuses a client with every documented status (ERRORS).</summary>
internal sealed class StatusPart : IClientPart
{
    private static readonly bool[] Forms = [false, true];

    public Task RunAsync(ClientBench bench, AdapterMode mode, CancellationToken cancellation) => Task.WhenAll(
        from status in ScenarioScript.Statuses
        from stream in Forms
        where mode.Gives(stream)
        select RunAsync(bench, mode, status, stream, cancellation));

    private static async Task RunAsync(ClientBench bench, AdapterMode mode, int status, bool stream, CancellationToken cancellation)
    {
        var request = ClientBench.RequestFor(bench.Server.Open(), mode, stream, ScenarioScript.RefusingAgent, ScenarioScript.RefusalPrompt(status));
        if ((await bench.AskAsync(request, cancellation)).Answer is { } answer)
        {
            RefusedRequest.Check(answer, status, message: "", bench.Checking(mode, $"status-{status}/{(stream ? "stream" : "plain")}"));
        }
    }
}
