using System.Collections.Immutable;

namespace Flowyte.MockServer;

/// <summary>What became of the requests that were passed on to the live endpoint.</summary>
public sealed class RecordingNotes
{
    private const int Kept = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<RecordingNote> _latest = new();
    private TaskCompletionSource _next = New();
    private long _last;

    internal RecordingNotes()
    {
    }

    /// <summary>The latest thousand, the oldest of them first.</summary>
    public ImmutableArray<RecordingNote> Latest
    {
        get
        {
            lock (_lock)
            {
                return [.. _latest];
            }
        }
    }

    /// <summary>Waits for a note.</summary>
    /// <param name="after">The number of the latest one that is known; 0 for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The oldest that is kept and has a higher number.</returns>
    public async Task<RecordingNote> NextAsync(long after = 0, CancellationToken cancellation = default)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_last > after)
                {
                    return _latest.First(note => note.Number > after);
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    internal void Add(DateTimeOffset at, bool isRecorded, string text)
    {
        lock (_lock)
        {
            if (_latest.Count == Kept)
            {
                _latest.Dequeue();
            }

            _latest.Enqueue(new(++_last, at, isRecorded, text));
            _next.SetResult();
            _next = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
