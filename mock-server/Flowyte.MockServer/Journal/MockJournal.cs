using System.Collections.Immutable;

namespace Flowyte.MockServer.Journal;

/// <summary>What a mock was asked: exact counts of everything, and the latest requests one by one.</summary>
public sealed class MockJournal
{
    /// <summary>How many requests are kept.</summary>
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly Dictionary<JournalOutcome, long> _counts = [];
    private readonly List<(Func<JournalEntry, bool> Wanted, TaskCompletionSource<JournalEntry> Found)> _waiting = [];

    /// <summary>The latest requests, at most <see cref="Capacity"/>, in the order in which they ended.</summary>
    public ImmutableArray<JournalEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>How many requests ended in a certain way since the mock was started.</summary>
    public long Count(JournalOutcome outcome)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(outcome);
        }
    }

    /// <summary>Waits for a request to be over: one that is kept, or one that is still to come.</summary>
    /// <param name="wanted">Tells which one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<JournalEntry> WaitAsync(Func<JournalEntry, bool> wanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        lock (_lock)
        {
            if (_entries.FirstOrDefault(wanted) is { } entry)
            {
                return Task.FromResult(entry);
            }

            var found = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    internal void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            _counts[entry.Outcome] = _counts.GetValueOrDefault(entry.Outcome) + 1;
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity)
            {
                _entries.Dequeue();
            }

            _waiting.RemoveAll(waiter => waiter.Wanted(entry) && waiter.Found.TrySetResult(entry));
        }
    }
}
