using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>What the bare server reads of a request.</summary>
internal static class BareRequest
{
    private const string WordForWord = "word for word: ";
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    /// <summary>The member at fault; null for a valid body.</summary>
    public static string? FaultOf(JsonObject body)
    {
        if (!IsText(body["model"]))
        {
            return "model";
        }

        if (body["stream"] is { } stream && stream.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return "stream";
        }

        return body["messages"] is JsonArray { Count: > 0 } messages && messages.All(IsMessage) ? null : "messages";
    }

    /// <summary>A reply that repeats what was said, so that an answer to another conversation, or to half of one, would be seen.</summary>
    public static string ReplyTo(JsonObject body)
    {
        var messages = body["messages"]!.AsArray().Where(message => (string?)message!["role"] is not ("system" or "developer")).ToList();
        var last = messages.LastOrDefault(message => (string?)message!["role"] == "user");
        var said = last is null ? "nothing" : TextOf(last);
        if (said.IndexOf(WordForWord, StringComparison.Ordinal) is >= 0 and var at)
        {
            return said[(at + WordForWord.Length)..];
        }

        if (said.Length > 300)
        {
            return "That is a lot. Please ask in fewer words.";
        }

        var before = string.Join(' ', messages.Where(message => message != last).TakeLast(10).Select(message => TextOf(message!)));
        var answer = $"You said: {said} {(before.Length > 0 ? $"Before that there was: {before} " : "")}Let me look into that for you. 🧣";
        return said.Contains("long answer", StringComparison.Ordinal) ? string.Join(' ', Enumerable.Repeat(answer, 4)) : answer;
    }

    private static string TextOf(JsonNode message)
    {
        try
        {
            return message["content"] is JsonArray parts ? string.Join(' ', parts.Select(part => (string?)part!["text"])) : (string?)message["content"] ?? "";
        }
        catch (InvalidOperationException)
        {
            return "something that is no text";
        }
    }

    private static bool IsMessage(JsonNode? node)
    {
        if (node is not JsonObject message || !IsText(message["role"]) || !Roles.Contains(message["role"]!.GetValue<string>(), StringComparer.Ordinal))
        {
            return false;
        }

        var mayLackContent = message["role"]!.GetValue<string>() == "assistant";
        return message["content"] switch
        {
            null => mayLackContent,
            JsonArray parts => parts.Count > 0 && parts.All(part => part is JsonObject item && IsText(item["type"])),
            var content => IsText(content),
        };
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
