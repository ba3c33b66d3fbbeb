namespace Flowyte.MockServer;

/// <summary>How much the mock keeps of sessions. What goes beyond is refused, and nothing that is kept is lost for it.</summary>
public sealed record MockSessionLimits
{
    /// <summary>
    /// How many sessions are kept; 1000 by default. A further one takes the place of the one that ended first;
    /// where none has ended, it is refused with 409 <c>too_many_sessions</c>.
    /// </summary>
    public int Sessions { get; init; } = 1000;

    /// <summary>
    /// How many messages a session has, those of the user and of the agent; 1000 by default.
    /// A message that would have no room with its answer is refused with 409 <c>session_full</c>.
    /// </summary>
    public int MessagesOfSession { get; init; } = 1000;

    /// <summary>How many characters (UTF-16 units) the messages of a session have together; 1,000,000 by default. Beyond: 409 <c>session_full</c>.</summary>
    public int CharactersOfSession { get; init; } = 1_000_000;

    /// <summary>How many characters (UTF-16 units) a message of the user has; 100,000 by default. A longer one is refused with 400 <c>validation_error</c>.</summary>
    public int CharactersOfMessage { get; init; } = 100_000;
}
