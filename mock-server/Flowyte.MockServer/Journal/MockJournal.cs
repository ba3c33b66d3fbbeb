using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Flowyte.MockServer.Journal;

/// <summary>What a mock was asked: exact counts of everything, and the latest requests one by one.</summary>
public sealed class MockJournal
{
    /// <summary>How many requests are kept where the options say nothing else.</summary>
    public const int Capacity = 1000;

    /// <summary>How many bytes of a body are kept where the options say nothing else.</summary>
    public const int BodyCapacity = 64 * 1024;

    // A follower that is slower than the mock misses requests; their numbers tell how many.
    private const int FollowersBacklog = 256;

    private readonly Lock _lock = new();
    private readonly JournalEntry[] _ring;
    private readonly long[] _counts = new long[Enum.GetValues<JournalOutcome>().Length];
    private readonly List<(Func<JournalEntry, bool> Wanted, TaskCompletionSource<JournalEntry> Found)> _waiting = [];
    private readonly List<JournalEntry> _open = [];
    private ImmutableArray<Channel<JournalEntry>> _followers = [];
    private long _last;
    private int _kept;

    internal MockJournal(int size = Capacity, int bodyBytes = BodyCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfNegative(bodyBytes);
        _ring = new JournalEntry[size];
        BodyBytes = bodyBytes;
    }

    /// <summary>How many requests are kept at most.</summary>
    public int Size => _ring.Length;

    /// <summary>How many bytes of the body of a request are kept at most.</summary>
    public int BodyBytes { get; }

    /// <summary>The latest requests, at most <see cref="Size"/>, in the order in which they ended.</summary>
    public ImmutableArray<JournalEntry> Entries => After(0, int.MaxValue);

    /// <summary>How many requests ended since the mock was started or the journal was cleared.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
            {
                return _counts.Sum();
            }
        }
    }

    /// <summary>The number of the latest request; 0 where there was none since the start. It only ever rises.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>How many requests ended in a certain way since the mock was started or the journal was cleared.</summary>
    public long Count(JournalOutcome outcome)
    {
        lock (_lock)
        {
            return _counts[(int)outcome];
        }
    }

    /// <summary>The requests that are kept and have a higher number than a given one, the oldest first.</summary>
    /// <param name="number">The number; 0 for all.</param>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<JournalEntry> After(long number, int limit)
    {
        lock (_lock)
        {
            return Kept(number, limit);
        }
    }

    /// <summary>The latest requests, the oldest of them first.</summary>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<JournalEntry> Latest(int limit)
    {
        lock (_lock)
        {
            return Kept(_last - limit, limit);
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
            if (Kept(0, int.MaxValue).FirstOrDefault(wanted) is { } entry)
            {
                return Task.FromResult(entry);
            }

            var found = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>
    /// Gives each request as soon as it is over, until the caller has enough. A caller that is slower than the mock
    /// misses the oldest ones: the numbers of the entries tell.
    /// </summary>
    /// <param name="after">Begins with the kept requests of a higher number; null for those alone that end from when the reading begins.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<JournalEntry> FollowAsync(long? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var channel = Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(Math.Max(FollowersBacklog, Size)) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var entry in after is { } number ? Kept(number, int.MaxValue) : [])
            {
                channel.Writer.TryWrite(entry);
            }

            _followers = _followers.Add(channel);
        }

        try
        {
            await foreach (var entry in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return entry;
            }
        }
        finally
        {
            lock (_lock)
            {
                _followers = _followers.Remove(channel);
            }
        }
    }

    /// <summary>Forgets all requests and counts. Numbers go on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            Array.Clear(_ring);
            Array.Clear(_counts);
            _kept = 0;
        }
    }

    /// <summary>Every request that is kept or being answered, in the order of arrival, and whether it is over.</summary>
    internal ImmutableArray<(JournalEntry Entry, bool IsOver)> Arrived()
    {
        lock (_lock)
        {
            // The journal's entries do not change; those of requests that are being answered do.
            var over = Kept(0, int.MaxValue).Select(entry => (entry, true));
            return [.. over.Concat(_open.Select(entry => (entry with { }, false))).OrderBy(request => request.Item1.Arrival)];
        }
    }

    /// <summary>Told of a request that is about to be answered: whoever has the answer finds it here.</summary>
    internal void Begin(JournalEntry entry)
    {
        lock (_lock)
        {
            entry.Place = _open.Count;
            _open.Add(entry);
        }
    }

    /// <summary>Told that the request is over.</summary>
    internal void End(JournalEntry entry)
    {
        lock (_lock)
        {
            // The last one takes its place: none has to be looked for, and their order is that of arrival.
            var last = _open[^1];
            _open[entry.Place] = last;
            last.Place = entry.Place;
            _open.RemoveAt(_open.Count - 1);
            Add(entry);
        }
    }

    internal void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            entry.Number = ++_last;
            _counts[(int)entry.Outcome]++;
            if (_ring.Length > 0)
            {
                _ring[(_last - 1) % _ring.Length] = entry;
                _kept = Math.Min(_kept + 1, _ring.Length);
            }

            if (_waiting.Count > 0)
            {
                TellWaiting(entry);
            }

            foreach (var follower in _followers)
            {
                follower.Writer.TryWrite(entry);
            }
        }
    }

    // By itself, so that what it captures is made only where somebody waits.
    private void TellWaiting(JournalEntry entry) => _waiting.RemoveAll(waiter => waiter.Wanted(entry) && waiter.Found.TrySetResult(entry));

    private ImmutableArray<JournalEntry> Kept(long after, int limit)
    {
        var first = Math.Max(after, _last - _kept);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>((int)Math.Min(limit, Math.Max(0, _last - first)));
        for (var number = first + 1; number <= _last && entries.Count < limit; number++)
        {
            entries.Add(_ring[(number - 1) % _ring.Length]);
        }

        return entries.MoveToImmutable();
    }
}
