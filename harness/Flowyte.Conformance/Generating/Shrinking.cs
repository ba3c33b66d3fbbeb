using System.Text;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Generating;

/// <summary>
/// Looks for the smallest form of a request that still fails, by the same steps whenever the same forms fail: it drops members,
/// shortens texts, drops messages and simplifies parts, the boldest first. Every form is a valid request. What has no part in the
/// failure comes out the same in each, so that the same defect leads to the same form.
/// </summary>
/// <param name="body">The request that failed.</param>
internal sealed class Shrinking(JsonNode body)
{
    /// <summary>The text that says nothing.</summary>
    public const string ShortText = "Hi";

    private const string ShortName = "t";

    private static readonly string[] Needed = ["model", "messages"];

    private readonly HashSet<string> _tried = [];
    private JsonNode? _candidate;

    /// <summary>The smallest form so far that fails.</summary>
    public JsonNode Smallest { get; private set; } = body;

    private IReadOnlyList<JsonNode> Messages => Smallest["messages"]?.Items ?? [];

    /// <summary>Forms to try, each smaller than the smallest that fails. Whoever tries one says with <see cref="Accept"/>, before the next, that it fails.</summary>
    public IEnumerable<JsonNode> Candidates()
    {
        foreach (var candidate in Steps())
        {
            var text = JsonText.Write(candidate);
            if (Weight(text) < Weight(JsonText.Write(Smallest)) && History.IsValid(candidate["messages"]?.Items ?? []) && _tried.Add(text))
            {
                _candidate = candidate;
                yield return candidate;
            }
        }
    }

    /// <summary>The form that was given last fails, too.</summary>
    public void Accept() => Smallest = _candidate ?? throw new InvalidOperationException("No form was given yet.");

    private IEnumerable<JsonNode> Steps()
    {
        yield return JsonNode.Object(Smallest.Members.Where(member => Needed.Contains(member.Name)).Select(member => (member.Name, member.Value)));
        yield return WithMessages(Named(Messages.Select(message => WithoutArguments(WithTexts(message, _ => ShortText)))));
        foreach (var step in Turns().Concat(ToolRounds()).Concat(Members()).Concat(Parts()).Concat(Texts()))
        {
            yield return step;
        }

        yield return WithMessages(Named(Messages));
    }

    /// <summary>Halves of the history, then quarters, and so on: a turn is a message of the user with what follows it, or the system message.</summary>
    private IEnumerable<JsonNode> Turns()
    {
        for (var size = TurnsOf(Messages).Count - 1; size > 0; size /= 2)
        {
            for (var start = 0; start < TurnsOf(Messages).Count;)
            {
                var before = Smallest;
                var turns = TurnsOf(Messages);
                yield return WithMessages(WithoutLastWord(turns.Where((_, index) => index < start || index >= start + size).SelectMany(turn => turn)));
                start += ReferenceEquals(before, Smallest) ? size : 0;
            }
        }
    }

    /// <summary>The history without one of its rounds of tools, without what is said after one, or with one call less in it.</summary>
    private IEnumerable<JsonNode> ToolRounds()
    {
        for (var index = Messages.Count - 1; index >= 0; index--)
        {
            if (index >= Messages.Count || History.RoleOf(Messages[index]) != "assistant")
            {
                continue;
            }

            var answers = History.CallsTools(Messages[index]) ? Messages[index]["tool_calls"]!.Items.Count : 0;
            yield return WithMessages(WithoutLastWord(Messages.Where((_, place) => place < index || place > index + answers)));
            for (var call = answers - 1; call >= 0 && index < Messages.Count && Messages[index]["tool_calls"] is { Items.Count: > 1 } calls; call--)
            {
                var fewer = JsonNode.Array(calls.Items.Where((_, place) => place != call));
                var (caller, dropped) = (index, index + 1 + call);
                yield return WithMessages(Messages
                    .Select((message, place) => place == caller ? With(message, "tool_calls", fewer) : message)
                    .Where((_, place) => place != dropped));
            }
        }
    }

    private IEnumerable<JsonNode> Members()
    {
        foreach (var name in Smallest.Members.Select(member => member.Name).Except(Needed).ToList())
        {
            yield return Without(Smallest, name);
        }
    }

    /// <summary>No content beside calls of tools, one text in place of parts, or one part in place of several.</summary>
    private IEnumerable<JsonNode> Parts()
    {
        for (var index = 0; index < Messages.Count; index++)
        {
            if (History.CallsTools(Messages[index]))
            {
                yield return WithMessage(index, Without(Messages[index], "content"));
            }

            var parts = Messages[index]["content"] is { Kind: JsonKind.Array } content ? content.Items : [];
            foreach (var part in parts)
            {
                yield return WithMessage(index, With(Messages[index], "content", JsonNode.Of(part["text"]?.AsString() ?? ShortText)));
            }

            foreach (var part in parts)
            {
                yield return WithMessage(index, With(Messages[index], "content", JsonNode.Array(part)));
            }
        }
    }

    /// <summary>Each message's texts cut to a word, or else shorter and shorter from the end and from the start.</summary>
    private IEnumerable<JsonNode> Texts()
    {
        for (var index = 0; index < Messages.Count; index++)
        {
            yield return WithMessage(index, WithTexts(Messages[index], _ => ShortText));
            yield return WithMessage(index, WithoutArguments(Messages[index]));
            for (var cut = LongestText(Messages[index]) / 2; cut > 0; cut /= 2)
            {
                foreach (var fromEnd in new[] { true, false })
                {
                    JsonNode before;
                    do
                    {
                        before = Smallest;
                        var (length, atEnd) = (cut, fromEnd);
                        yield return WithMessage(index, WithTexts(before["messages"]!.Items[index], text => Cut(text, length, atEnd)));
                    }
                    while (!ReferenceEquals(before, Smallest));
                }
            }
        }
    }

    private static List<IReadOnlyList<JsonNode>> TurnsOf(IReadOnlyList<JsonNode> messages)
    {
        var turns = new List<IReadOnlyList<JsonNode>>();
        var turn = new List<JsonNode>();
        foreach (var message in messages)
        {
            if (turn.Count > 0 && History.RoleOf(message) == "user")
            {
                turns.Add(turn);
                turn = [];
            }

            turn.Add(message);
        }

        return [.. turns, turn];
    }

    /// <summary>A history whose last turn went is over at an answer; without it somebody waits for one.</summary>
    private static List<JsonNode> WithoutLastWord(IEnumerable<JsonNode> messages)
    {
        var list = messages.ToList();
        if (list is [.., var last] && History.RoleOf(last) == "assistant" && !History.CallsTools(last))
        {
            list.RemoveAt(list.Count - 1);
        }

        return list;
    }

    private static int LongestText(JsonNode message) =>
        message["content"] is { } content ? content.Items.Select(part => part["text"]?.Text.Length ?? 0).Append(content.Text.Length).Max() : 0;

    private static string Cut(string text, int count, bool fromEnd)
    {
        var runes = text.EnumerateRunes().ToList();
        var kept = fromEnd ? runes.Take(runes.Count - count) : runes.Skip(count);
        return runes.Count > count ? kept.Aggregate(new StringBuilder(), (soFar, rune) => soFar.Append(rune.ToString())).ToString() : text;
    }

    /// <summary>A message with other texts in its content, where it has some.</summary>
    private static JsonNode WithTexts(JsonNode message, Func<string, string> edit) => message["content"] switch
    {
        { Kind: JsonKind.String, Text.Length: > 0 } content => With(message, "content", JsonNode.Of(edit(content.Text))),
        { Kind: JsonKind.Array } content => With(message, "content", JsonNode.Array(
            content.Items.Select(part => part["text"] is { } text ? With(part, "text", JsonNode.Of(edit(text.Text))) : part))),
        _ => message,
    };

    /// <summary>A message whose calls of tools, if it has any, have no arguments.</summary>
    private static JsonNode WithoutArguments(JsonNode message) => message["tool_calls"] is { } calls
        ? With(message, "tool_calls", JsonNode.Array(
            calls.Items.Select(call => call["function"] is { } function ? With(call, "function", With(function, "arguments", JsonNode.Of("{}"))) : call)))
        : message;

    /// <summary>The history with the names that nobody need look at: of calls of tools and of their functions.</summary>
    private static List<JsonNode> Named(IEnumerable<JsonNode> messages)
    {
        var names = new Dictionary<string, JsonNode>();
        return [.. messages.Select(message => message switch
        {
            _ when message["tool_calls"] is { } calls => With(message, "tool_calls", JsonNode.Array(calls.Items.Select(call => With(With(call, "id", NameOf(call["id"]!)), "function", With(call["function"]!, "name", JsonNode.Of(ShortName)))))),
            _ when message["tool_call_id"] is { } id => With(message, "tool_call_id", NameOf(id)),
            _ => message,
        })];

        JsonNode NameOf(JsonNode id)
        {
            names.TryAdd(id.Text, JsonNode.Of($"call_{names.Count + 1}"));
            return names[id.Text];
        }
    }

    // A text that was cut to the word that says nothing is as good as none.
    private static int Weight(string text) => text.Length - (text.Split($"\"{ShortText}\"").Length - 1) * ShortText.Length;

    private JsonNode WithMessages(IEnumerable<JsonNode> messages) => With(Smallest, "messages", JsonNode.Array(messages));

    private JsonNode WithMessage(int index, JsonNode message) => WithMessages(Messages.Select((other, place) => place == index ? message : other));

    private static JsonNode With(JsonNode node, string name, JsonNode value) =>
        JsonNode.Object(node.Members.Select(member => (member.Name, member.Name == name ? value : member.Value)));

    private static JsonNode Without(JsonNode node, string name) =>
        JsonNode.Object(node.Members.Where(member => member.Name != name).Select(member => (member.Name, member.Value)));
}
