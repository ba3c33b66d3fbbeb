using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Asking;

/// <summary>A conversation that a case is taken for, made of what the case asks for. It is held against all cases of the agent before it counts.</summary>
internal sealed class CaseConversation
{
    // What is said where the case does not say what.
    private const string AnyQuestion = "Hello.";
    private const string AnyAnswer = "Hello. What can I do for you?";

    private readonly CaseSet _all;
    private readonly List<TextPattern> _last = [];
    private readonly Dictionary<int, string> _earlier = [];
    private readonly List<ChatMessage> _others = [];
    private int _least = 1;
    private int _most = int.MaxValue;

    public CaseConversation(ReplyCase reply, CaseSet all)
    {
        _all = all;
        WhyNot = reply.Conditions.Select(Take).FirstOrDefault(reason => reason is not null) ?? Make() ?? Check(reply);
    }

    /// <summary>The messages, in their order.</summary>
    public ImmutableArray<ChatMessage> Messages { get; private set; } = [];

    /// <summary>The request's member <c>user</c>; null for none.</summary>
    public string? User { get; private set; }

    /// <summary>Why there is no such conversation; null where there is one.</summary>
    public string? WhyNot { get; }

    private string? Take(CaseCondition condition)
    {
        switch (condition)
        {
            case NoToolResultCondition:
                return null;
            case TurnCondition turn:
                (_least, _most) = (Math.Max(_least, turn.Least), Math.Min(_most, turn.Most));
                return null;
            case LastMessageCondition last when TextFor([last.Pattern]) is not null:
                _last.Add(last.Pattern);
                return null;
            case UserTurnCondition earlier when TextFor([earlier.Pattern]) is { } text:
                // Of several patterns for one message the exact one decides, as for the last message.
                _earlier[earlier.Turn] = earlier.Pattern is ExactPattern || !_earlier.TryGetValue(earlier.Turn, out var said) ? text : said;
                return null;
            case UserCondition { Pattern: ExactPattern user }:
                User = user.Text;
                return null;
            case MessageCondition { Role: not ChatMessage.ToolRole } message when TextFor(message.Patterns) is { } text:
                _others.Add(new(message.Role ?? ChatMessage.Assistant, text));
                return null;
            default:
                return $"no request can be made of its condition ({condition})";
        }
    }

    private string? Make()
    {
        if (TextFor(_last) is not { } last)
        {
            return "it names no text that the user would say (exact or contains)";
        }

        var asked = new Queue<string>(Said(ChatMessage.User));
        var answered = new Queue<string>(Said(ChatMessage.Assistant));
        var turns = Math.Max(_least, _earlier.Keys.Append(0).Max() + 1);
        turns = Math.Max(turns, asked.Count + 1);
        if (turns > _most)
        {
            return "the messages that it asks for are more than the turns that it allows";
        }

        var messages = Said(ChatMessage.System).Select(text => new ChatMessage(ChatMessage.System, text)).ToList();
        for (var turn = 1; turn < turns; turn++)
        {
            var known = Known(turn);
            messages.Add(new(ChatMessage.User, _earlier.TryGetValue(turn, out var text) ? text : asked.TryDequeue(out text) ? text : known?.Question ?? AnyQuestion));
            messages.Add(new(ChatMessage.Assistant, answered.TryDequeue(out text) ? text : known?.Answer ?? AnyAnswer));
        }

        messages.AddRange(answered.Select(text => new ChatMessage(ChatMessage.Assistant, text)));
        messages.Add(new(ChatMessage.User, last));
        Messages = [.. messages];
        return null;
    }

    private string? Check(ReplyCase reply)
    {
        var found = _all.Find(new Conversation(Messages, User));
        return found == reply ? null
            : found is null ? "its conditions cannot be met together by exact or contains alone"
            : $"{found.Place} is taken in its place";
    }

    private IEnumerable<string> Said(string role) => _others.Where(message => message.Role == role).Select(message => message.Text);

    // A recording leaves out what all its conversations have in common: it stands in the case of the turn before.
    private (string Question, string Answer)? Known(int turn)
    {
        foreach (var reply in _all.InOrder)
        {
            if (reply.Conditions is [TurnCondition { Least: var least, Most: var most }, LastMessageCondition { Pattern: ExactPattern pattern }]
                && least == turn && most == turn && !reply.Reply.Places.Any())
            {
                return (pattern.Text, string.Concat(reply.Reply.Fill(FrozenDictionary<string, string>.Empty)));
            }
        }

        return null;
    }

    private static string? TextFor(IReadOnlyList<TextPattern> patterns) =>
        patterns.OfType<ExactPattern>().FirstOrDefault() is { } exact ? exact.Text
        : patterns.Count > 0 && patterns.All(pattern => pattern is ContainsPattern) ? string.Join(' ', patterns.OfType<ContainsPattern>().Select(pattern => pattern.Texts[0]))
        : null;
}
