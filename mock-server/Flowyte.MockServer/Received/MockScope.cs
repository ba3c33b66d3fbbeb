using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer;

/// <summary>
/// A key of a mock and what was asked with it, so that tests which share a mock do not meet each other: each has its own requests, and its own
/// count of attempts where a case lets some fail. Agents, their cases and faults are the mock's, and the same for all.
/// </summary>
public sealed class MockScope
{
    private readonly RequestWatch _watch;

    internal MockScope(ApiKey key, MockJournal journal)
    {
        Key = key.Value;
        _watch = new(journal, key.Digest);
    }

    /// <summary>A secret key with the scope <c>chat:write</c> that nobody else has. It opens nothing but this mock.</summary>
    public string Key { get; }

    /// <summary>What was asked with the key so far.</summary>
    public ReceivedRequests Requests => _watch.Now;

    /// <inheritdoc cref="FlowyteMock.WaitForRequestsAsync"/>
    public Task<ReceivedRequests> WaitForRequestsAsync(int count = 1, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        _watch.WaitAsync(count, timeout, cancellation);
}
