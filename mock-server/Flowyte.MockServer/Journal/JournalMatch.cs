namespace Flowyte.MockServer.Journal;

/// <summary>Why a request was answered as it was.</summary>
public sealed class JournalMatch
{
    private const int LongestText = 500;
    private readonly object _why;

    /// <param name="kind">What decided the answer.</param>
    /// <param name="agent">The agent that was asked; null where none was found.</param>
    /// <param name="number">The number of its case, from 1; null where none fitted.</param>
    /// <param name="why">Says the rest as text. It is asked only when somebody looks, so that a request does not pay for it, and must not change.</param>
    internal JournalMatch(MatchKind kind, string? agent, int? number, object why)
    {
        Kind = kind;
        Agent = agent;
        Case = number;
        _why = why;
    }

    /// <summary>What decided the answer.</summary>
    public MatchKind Kind { get; }

    /// <summary>The agent whose cases were looked at; null where the request was refused before.</summary>
    public string? Agent { get; }

    /// <summary>The number of the case that fitted, from 1 in the order of the file; null where none did.</summary>
    public int? Case { get; }

    /// <summary>The reason in a line, such as <c>case 2 of agt_123: contains "canada"</c>.</summary>
    public string Text => Bounded(Kind switch
    {
        MatchKind.Case => $"case {Case} of {Agent}: {_why}",
        MatchKind.NoCase => $"no case of {Agent}: {_why}",
        _ => $"refused: {_why}",
    });

    /// <summary>The same as <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    internal static string Bounded(string text) => text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText - 1), "…") : text;
}
