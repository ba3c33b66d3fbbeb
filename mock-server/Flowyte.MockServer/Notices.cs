using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flowyte.MockServer;

/// <summary>What happened to a mock: the latest of it, numbered from 1, to read and to wait for. Safe for use from several threads.</summary>
/// <typeparam name="T">What is told of each time.</typeparam>
public sealed class Notices<T>
    where T : class
{
    private readonly int _kept;
    private readonly Lock _lock = new();
    private readonly Queue<T> _latest = new();
    private TaskCompletionSource _next = New();
    private long _last;

    /// <param name="kept">How many are kept.</param>
    internal Notices(int kept) => _kept = kept;

    /// <summary>The latest, the oldest of them first.</summary>
    public ImmutableArray<T> Latest
    {
        get
        {
            lock (_lock)
            {
                return [.. _latest];
            }
        }
    }

    /// <summary>Waits for the next one.</summary>
    /// <param name="after">The number of the latest one that is known; 0 for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The oldest that is kept and has a higher number.</returns>
    public async Task<T> NextAsync(long after = 0, CancellationToken cancellation = default) => (await NumberedAsync(after, cancellation)).Notice;

    /// <summary>Everything that is kept, and then each one as it comes.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<T> FollowAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var last = 0L; ;)
        {
            (last, var notice) = await NumberedAsync(last, cancellation);
            yield return notice;
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="make">Makes it, given its number.</param>
    internal void Add(Func<long, T> make)
    {
        lock (_lock)
        {
            if (_latest.Count == _kept)
            {
                _latest.Dequeue();
            }

            _latest.Enqueue(make(++_last));
            _next.SetResult();
            _next = New();
        }
    }

    private async Task<(long Number, T Notice)> NumberedAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_last > after)
                {
                    var first = _last - _latest.Count + 1;
                    var number = Math.Max(first, after + 1);
                    return (number, _latest.ElementAt((int)(number - first)));
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
