using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Generating;

/// <summary>The smallest forms that <see cref="Shrinking"/> finds, looked for in larger requests: whatever contains one needs no search of its own.</summary>
internal static class SmallestForm
{
    /// <summary>Whether a request has everything that the form has, its messages in the same order; a text that says nothing stands for any.</summary>
    public static bool IsIn(JsonNode form, JsonNode body)
    {
        if (form.Members.Any(member => body[member.Name] is null))
        {
            return false;
        }

        var rest = new Queue<JsonNode>(body["messages"]?.Items ?? []);
        return (form["messages"]?.Items ?? []).All(message => Skip(rest, message));
    }

    private static bool Skip(Queue<JsonNode> rest, JsonNode form)
    {
        while (rest.TryDequeue(out var message))
        {
            if (IsInMessage(form, message))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInMessage(JsonNode form, JsonNode message)
    {
        if (History.RoleOf(form) != History.RoleOf(message) || CallsOf(form) > CallsOf(message))
        {
            return false;
        }

        var texts = TextsOf(message["content"]);
        return form["content"] switch
        {
            { Kind: JsonKind.Array } parts => message["content"] is { Kind: JsonKind.Array, Items.Count: var count } && count >= parts.Items.Count && TextsOf(parts).All(IsAmong),
            { Kind: JsonKind.String } content => IsAmong(content.Text),
            _ => true,
        };

        bool IsAmong(string text) => text.Length == 0 || text == Shrinking.ShortText || texts.Exists(other => other.Contains(text, StringComparison.Ordinal));
    }

    private static int CallsOf(JsonNode message) => message["tool_calls"]?.Items.Count ?? 0;

    private static List<string> TextsOf(JsonNode? content) => content switch
    {
        { Kind: JsonKind.String } => [content.Text],
        _ => [.. (content?.Items ?? []).Select(part => part["text"]?.AsString() ?? "")],
    };
}
