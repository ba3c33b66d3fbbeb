using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Kit;

/// <summary>A way to the mock of <see cref="MockScenarios"/>.</summary>
internal sealed class MockChannel(Uri baseUrl, MockScope scope) : IScenarioChannel
{
    // A client that left is noticed within milliseconds, unless the machine is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Uri BaseUrl => baseUrl;

    public string Key => scope.Key;

    public IReadOnlyList<SeenRequest> Seen => [.. scope.Requests.Select(SeenOf)];

    public async Task<IReadOnlyList<SeenRequest>> SeenToTheEndAsync(CancellationToken cancellation)
    {
        try
        {
            await scope.WaitForRequestsAsync(Math.Max(1, scope.Requests.Count), Patience, cancellation);
        }
        catch (FlowyteAssertionException)
        {
            // One that is not over is told as it is.
        }

        return Seen;
    }

    private static SeenRequest SeenOf(ReceivedRequest request) => new()
    {
        Method = request.Method,
        Path = request.Path,
        Headers = [.. request.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
        Body = request.Body,
        Status = request.Status,
        Fault = request.Fault,
        ChunksSent = request.ChunksSent,
        ClientLeft = request.ClientLeft,
        At = request.At,
        EndedAt = request.EndedAt,
    };
}
