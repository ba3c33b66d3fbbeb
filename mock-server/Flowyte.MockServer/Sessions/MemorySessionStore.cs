using System.Collections.Immutable;

namespace Flowyte.MockServer.Sessions;

/// <summary>Keeps sessions as long as the mock runs.</summary>
internal sealed class MemorySessionStore : ISessionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    public bool TryAdd(Session session)
    {
        lock (_lock)
        {
            return _entries.TryAdd(session.Id, new(session));
        }
    }

    public bool RemoveOldestEnded()
    {
        lock (_lock)
        {
            var oldest = _entries.Values.Select(entry => entry.Session).Where(session => session.IsEnded).MinBy(session => (session.EndedAt, session.Id));
            return oldest is not null && _entries.Remove(oldest.Id);
        }
    }

    public Session? Find(string id)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(id)?.Session;
        }
    }

    public void Update(Session session, ImmutableArray<SessionMessage> added)
    {
        lock (_lock)
        {
            var entry = _entries[session.Id];
            entry.Session = session;
            entry.Messages.AddRange(added);
        }
    }

    public ImmutableArray<SessionMessage> Messages(string session, int after, int limit)
    {
        lock (_lock)
        {
            // The sequence begins with 1 and has no gaps.
            return _entries.TryGetValue(session, out var entry) ? [.. entry.Messages.Skip(after).Take(limit)] : [];
        }
    }

    public void Dispose()
    {
    }

    private sealed class Entry(Session session)
    {
        public Session Session { get; set; } = session;

        public List<SessionMessage> Messages { get; } = [];
    }
}
