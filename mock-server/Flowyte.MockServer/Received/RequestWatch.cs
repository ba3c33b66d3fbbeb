using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer;

/// <summary>Looks at the requests of a whole mock, or of one of its keys.</summary>
/// <param name="journal">Knows them all.</param>
/// <param name="digest">Of the key; null for all requests.</param>
internal sealed class RequestWatch(MockJournal journal, string? digest)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What arrived so far.</summary>
    public ReceivedRequests Now => Where(_ => true);

    /// <summary>Waits for so many requests to be over.</summary>
    /// <param name="count">How many.</param>
    /// <param name="timeout">For how long; null for ten seconds.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="FlowyteAssertionException">The time is over.</exception>
    public async Task<ReceivedRequests> WaitAsync(int count, TimeSpan? timeout, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return Over();
        }

        // A test must end even where the mock's own clock stands still.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout ?? Patience);
        try
        {
            await journal.WaitAsync(_ => Over().Count >= count, patience.Token);
            return Over();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Now.Failed(
                $"{count} requests to be over within {(timeout ?? Patience).TotalSeconds} s",
                $"{Over().Count} are",
                "Is the client's base URL right, and does it ask so often? With a FakeTimeProvider the time has to be advanced.");
        }
    }

    private ReceivedRequests Over() => Where(request => request.IsOver);

    private ReceivedRequests Where(Func<ReceivedRequest, bool> wanted) => new(
        [
            .. journal.Arrived()
                .Where(arrived => digest is null || arrived.Entry.KeyDigest == digest)
                .Select(arrived => new ReceivedRequest(arrived.Entry, arrived.IsOver))
                .Where(wanted),
        ],
        forgotten: (int)Math.Max(0, journal.Total - journal.Size));
}
