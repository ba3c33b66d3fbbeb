using System.Collections.Immutable;
using Flowyte.MockServer.Cases.Acting;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Sessions;

/// <summary>The sessions of a mock, within their bounds. They outlive a change of the agents.</summary>
/// <param name="store">Keeps them.</param>
/// <param name="limits">How much is kept.</param>
/// <param name="seed">The seed of the messages' ids.</param>
/// <param name="time">The clock that dates them.</param>
internal sealed class SessionBook(ISessionStore store, MockSessionLimits limits, int seed, TimeProvider time) : IDisposable
{
    private const int MessagesOfTurn = 2;

    private readonly SessionTurns _turns = new();
    private readonly Lock _lock = new();

    /// <summary>The sessions that a mock begins with: those of its folder, or none.</summary>
    /// <exception cref="IOException">The folder or its file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be made.</exception>
    public static SessionBook Open(MockOptions options, TimeProvider time) => new(
        options.StateDirectory is { } directory ? SqliteSessionStore.Open(Path.Combine(Directory.CreateDirectory(directory).FullName, "sessions.db")) : new MemorySessionStore(),
        options.SessionLimits,
        options.Seed,
        time);

    /// <summary>How much is kept.</summary>
    public MockSessionLimits Limits => limits;

    /// <summary>Begins a session.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="organisation">Whose session it is.</param>
    /// <param name="ask">The fingerprint of the request, of which the id is made.</param>
    /// <returns>Null where there are as many as are kept, and none of them has ended.</returns>
    public Session? Begin(string agent, string organisation, Fingerprint ask)
    {
        var now = Now();
        var session = new Session { Id = IdOf(ask), AgentId = agent, Organisation = organisation, CreatedAt = now, UpdatedAt = now };
        lock (_lock)
        {
            if (store.Count >= limits.Sessions && !store.RemoveOldestEnded())
            {
                return null;
            }

            // Counts of what was asked begin anew when the mock does; what it has kept has their ids already.
            for (var number = 0; !store.TryAdd(session); number++)
            {
                session = session with { Id = IdOf(ask.With(number)) };
            }
        }

        return session;
    }

    /// <summary>The session of an id; null where there is none, or it is another organisation's.</summary>
    public Session? Find(string id, string organisation) => store.Find(id) is { } session && session.Organisation == organisation ? session : null;

    /// <summary>Waits for all who are changing a session, or came before to do so.</summary>
    /// <returns>What lets the next one in once it is disposed of.</returns>
    public Task<IDisposable> WaitAsync(string id, CancellationToken cancellation) => _turns.WaitAsync(id, cancellation);

    /// <summary>A page of messages.</summary>
    /// <param name="session">The id of the session.</param>
    /// <param name="after">The last message before the page; 0 for none.</param>
    /// <param name="limit">How many messages it has at most.</param>
    public MessagePage Page(string session, int after, int limit)
    {
        var items = store.Messages(session, after, limit + 1);
        return items.Length > limit ? new(items[..limit], HasMore: true) : new(items, HasMore: false);
    }

    /// <summary>What was said in a session, as an agent is asked.</summary>
    public ImmutableArray<ChatMessage> History(string session) =>
        [.. store.Messages(session, after: 0, int.MaxValue).Select(message => new ChatMessage(message.Role, message.Content))];

    /// <summary>Whether a session has room for a message of the user and its answer.</summary>
    /// <param name="session">The session.</param>
    /// <param name="characters">How many characters both have.</param>
    public bool HasRoom(Session session, int characters) =>
        session.MessageCount + MessagesOfTurn <= limits.MessagesOfSession && session.Characters + characters <= limits.CharactersOfSession;

    /// <summary>Puts a message of the user and its answer together, without keeping them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="content">What the user says.</param>
    /// <param name="answer">What the agent says.</param>
    /// <param name="actions">What it does beside; null for nothing.</param>
    /// <param name="captures">What the conditions took from the conversation, by name.</param>
    public SessionExchange Exchange(Session session, string content, string answer, CaseActions? actions, IReadOnlyDictionary<string, string> captures)
    {
        var now = Now();
        return new(
            Message(session, 1, ChatMessage.User, content, now),
            Message(session, MessagesOfTurn, ChatMessage.Assistant, answer, now) with
            {
                Actions = MessageActions.Of(actions, captures, FingerprintOf(session, session.MessageCount + MessagesOfTurn)),
            });
    }

    /// <summary>Adds a message of the user and its answer, both or neither.</summary>
    public void Add(Session session, SessionExchange exchange) => store.Update(
        session with
        {
            UpdatedAt = exchange.Answer.CreatedAt,
            MessageCount = session.MessageCount + MessagesOfTurn,
            Characters = session.Characters + exchange.Characters,
        },
        [exchange.Question, exchange.Answer]);

    /// <summary>Ends a session. One that has ended stays as it is.</summary>
    public Session End(Session session)
    {
        if (session.IsEnded)
        {
            return session;
        }

        var now = Now();
        var ended = session with { UpdatedAt = now, EndedAt = now };
        store.Update(ended, []);
        return ended;
    }

    public void Dispose() => store.Dispose();

    private SessionMessage Message(Session session, int number, string role, string content, DateTimeOffset now)
    {
        var sequence = session.MessageCount + number;
        return new()
        {
            Id = FingerprintOf(session, sequence).After("msg_"),
            SessionId = session.Id,
            Sequence = sequence,
            Role = role,
            Content = content,
            CreatedAt = now,
        };
    }

    private Fingerprint FingerprintOf(Session session, int sequence) => Fingerprint.Of(seed, ["message", session.Id]).With(sequence);

    // What is kept in a file has whole milliseconds, and is not to differ from what was told before.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private static string IdOf(Fingerprint ask) => ask.After("cs_");
}
