namespace Flowyte.MockServer.Sessions;

/// <summary>Lets those who change a session do so one after the other, in the order in which they came.</summary>
internal sealed class SessionTurns
{
    private readonly Lock _lock = new();

    // The last one who came to each session that somebody is at.
    private readonly Dictionary<string, Task> _last = [];

    /// <summary>Waits for all who came to a session before.</summary>
    /// <param name="session">The id of the session.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What lets the next one in once it is disposed of.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended. The next one waits for the others all the same.</exception>
    public async Task<IDisposable> WaitAsync(string session, CancellationToken cancellation)
    {
        var turn = new Turn(this, session);
        Task before;
        lock (_lock)
        {
            before = _last.GetValueOrDefault(session, Task.CompletedTask);
            _last[session] = turn.Over;
        }

        try
        {
            await before.WaitAsync(cancellation);
            return turn;
        }
        catch (OperationCanceledException)
        {
            _ = before.ContinueWith(_ => turn.Dispose(), TaskScheduler.Default);
            throw;
        }
    }

    private void End(string session, Task over)
    {
        lock (_lock)
        {
            if (_last.TryGetValue(session, out var last) && last == over)
            {
                _last.Remove(session);
            }
        }
    }

    private sealed class Turn(SessionTurns turns, string session) : IDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Over => _over.Task;

        public void Dispose()
        {
            turns.End(session, Over);
            _over.TrySetResult();
        }
    }
}
