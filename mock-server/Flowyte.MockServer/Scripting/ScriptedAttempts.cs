using System.Collections.Immutable;

namespace Flowyte.MockServer;

/// <summary>
/// What the first attempts at a conversation get, in their order, before one gets the reply. Attempts are counted by conversation and key,
/// never by arrival. Each member gives a new one and leaves the old one as it was.
/// </summary>
public sealed class ScriptedAttempts
{
    private readonly ScriptedCase _case;
    private readonly ImmutableList<string> _steps;

    internal ScriptedAttempts(ScriptedCase scripted)
        : this(scripted, [])
    {
    }

    private ScriptedAttempts(ScriptedCase scripted, ImmutableList<string> steps)
    {
        _case = scripted;
        _steps = steps;
    }

    /// <summary>Refuses the next attempt.</summary>
    /// <param name="status">The status, from 400 to 599.</param>
    /// <param name="retryAfter">After which time the client may ask again, up to a minute; null where the refusal does not say.</param>
    /// <param name="delay">The time that passes before the refusal, up to a minute.</param>
    /// <param name="asDate">Whether it says so as a date, rounded up to whole seconds, and not as a number of seconds.</param>
    public ScriptedAttempts Then(int status, TimeSpan? retryAfter = null, TimeSpan delay = default, bool asDate = false)
    {
        var after = retryAfter is { } wait ? $" after {CaseNodes.Duration(wait)}{(asDate ? " as date" : "")}" : "";
        return With($"{status}{after}{(delay == default ? "" : $" delayed {CaseNodes.Duration(delay)}")}");
    }

    /// <summary>Lets the reply to the next attempt stop behind a chunk of its text. A completion in JSON stops in its middle.</summary>
    /// <param name="chunk">How many chunks with text are sent.</param>
    /// <param name="how">How it stops.</param>
    public ScriptedAttempts ThenCutAtChunk(int chunk, CutKind how = CutKind.Reset) => With($"cut at chunk {chunk} with {Word(how)}");

    /// <summary>Lets the reply to the next attempt stop behind a byte of its body.</summary>
    /// <param name="length">How many bytes are sent.</param>
    /// <param name="how">How it stops.</param>
    public ScriptedAttempts ThenCutAtByte(int length, CutKind how = CutKind.Reset) => With($"cut at byte {length} with {Word(how)}");

    /// <summary>Gives the next attempt the reply, whose first byte comes late, the head included: a slow start.</summary>
    /// <param name="delay">By how much, up to a minute.</param>
    public ScriptedAttempts ThenDelayed(TimeSpan delay) => With($"delayed {CaseNodes.Duration(delay)}");

    /// <summary>Gives the next attempt no answer at all, until the client leaves.</summary>
    public ScriptedAttempts ThenHang() => With("hang");

    /// <summary>Resets the connection of the next attempt before anything is answered.</summary>
    public ScriptedAttempts ThenResetConnection() => With("reset");

    /// <summary>Lets the reply to the next attempt have a fault or variant of <c>specs/faults</c>.</summary>
    /// <param name="fault">The id of the fault, such as <c>no-done</c>.</param>
    public ScriptedAttempts ThenFault(string fault) => With($"fault {fault}");

    /// <summary>Teaches the agent the case: every attempt from then on gets the reply.</summary>
    /// <param name="text">What it says. <c>{{number}}</c> and <c>{{number | upper}}</c> are places for what a named group took.</param>
    /// <returns>The agent, for the next case.</returns>
    /// <exception cref="AgentsException">Something of the case is wrong; the message says what was expected.</exception>
    public ScriptedAgent ThenReply(string text) => _case.Failing(_steps).Reply(text);

    /// <summary>Teaches the agent the case: every attempt from then on gets the reply.</summary>
    /// <param name="chunks">What it says: a stream has exactly these chunks.</param>
    /// <returns>The agent, for the next case.</returns>
    /// <exception cref="AgentsException">Something of the case is wrong; the message says what was expected.</exception>
    public ScriptedAgent ThenReplyInChunks(params string[] chunks) => _case.Failing(_steps).ReplyInChunks(chunks);

    private ScriptedAttempts With(string step) => new(_case, _steps.Add(step));

    private static string Word(CutKind how) => how.ToString().ToLowerInvariant();
}
