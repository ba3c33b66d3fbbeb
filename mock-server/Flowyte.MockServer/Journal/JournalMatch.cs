using System.Collections.Immutable;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;

namespace Flowyte.MockServer.Journal;

/// <summary>Why a request was answered as it was.</summary>
public sealed class JournalMatch
{
    private const int LongestText = 500;
    private readonly ReplyCase? _case;
    private readonly FailStep? _fail;
    private readonly string? _why;

    private JournalMatch(MatchKind kind, string? agent, string? why)
    {
        Kind = kind;
        Agent = agent;
        _why = why;
    }

    private JournalMatch(string agent, ReplyCase reply, int? attempt, FailStep? fail)
        : this(MatchKind.Case, agent, why: null)
    {
        _case = reply;
        _fail = fail;
        Attempt = attempt;
    }

    /// <summary>What decided the answer.</summary>
    public MatchKind Kind { get; }

    /// <summary>The agent whose cases were looked at; null where the request was refused before.</summary>
    public string? Agent { get; }

    /// <summary>The number of the case that fitted, from 1 in the order of the file; null where none did.</summary>
    public int? Case => _case?.Place.Number;

    /// <summary>The turn of the scripted conversation that fitted, from 1; null where the case is none.</summary>
    public int? Turn => _case?.Place.Turn;

    /// <summary>The line of the agent's file in which the case, or its turn, begins; null where none fitted, or it stands in no file.</summary>
    public int? Line => _case?.Place.Line is > 0 and var line ? (int)line : null;

    /// <summary>Which attempt of this key at this conversation it was, from 1; null where the case lets none fail.</summary>
    public int? Attempt { get; }

    /// <summary>What the case made of this attempt, such as <c>429 after 2s</c>; null where it got the reply.</summary>
    public string? Fail => _fail?.ToString();

    /// <summary>The conditions of the case, each of which the conversation met, such as <c>contains "canada" or "kanada"</c>; empty where no case fitted, or it has none.</summary>
    public ImmutableArray<string> Conditions => _case is null ? [] : [.. _case.Conditions.Select(condition => Bounded(condition.ToString()))];

    /// <summary>The reason in a line, such as <c>case 2 of agt_123: contains "canada"</c>.</summary>
    public string Text => Bounded(Kind switch
    {
        MatchKind.Case => $"{_case!.Place} of {Agent}: {_case}{(Attempt is null ? "" : $"; attempt {Attempt}")}{(_fail is null ? "" : $": {_fail}")}",
        MatchKind.NoCase => $"no case of {Agent}: {_why}",
        MatchKind.PassedOn => $"passed on to {_why}",
        MatchKind.Session => $"session {_why}",
        MatchKind.Widget => Agent is null ? $"widget: {_why}" : $"widget of {Agent}: {_why}",
        _ => $"refused: {_why}",
    });

    /// <summary>The same as <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    /// <summary>A case fitted. Its texts are made when somebody looks, so that a request does not pay for them.</summary>
    internal static JournalMatch OfCase(string agent, ReplyCase reply, int? attempt, FailStep? fail) => new(agent, reply, attempt, fail);

    /// <summary>No case fitted.</summary>
    internal static JournalMatch OfNoCase(string agent, string why) => new(MatchKind.NoCase, agent, why);

    /// <summary>The request was about a session.</summary>
    internal static JournalMatch OfSession(string agent, string what) => new(MatchKind.Session, agent, what);

    /// <summary>The request was about a widget.</summary>
    internal static JournalMatch OfWidget(string? agent, string what) => new(MatchKind.Widget, agent, what);

    /// <summary>The request was refused.</summary>
    internal static JournalMatch OfRefusal(string why) => new(MatchKind.Refused, agent: null, Bounded(why));

    /// <summary>The request was passed on.</summary>
    internal static JournalMatch OfUpstream(Uri upstream) => new(MatchKind.PassedOn, agent: null, Bounded(upstream.GetLeftPart(UriPartial.Path)));

    internal static string Bounded(string text) => text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText - 1), "…") : text;
}
