using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>What the bare server reads of a request.</summary>
internal static class BareRequest
{
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

    /// <summary>A reply that repeats the last words of the user, so that an answer to another conversation would be seen.</summary>
    public static string ReplyTo(JsonObject body)
    {
        var last = body["messages"]!.AsArray().LastOrDefault(message => (string?)message!["role"] == "user")?["content"];
        var said = last is JsonArray parts ? string.Join(' ', parts.Select(part => (string?)part!["text"])) : (string?)last ?? "nothing";
        if (said.Length > 300)
        {
            return "That is a lot. Please ask in fewer words.";
        }

        var answer = $"You said: {said} Let me look into that for you. 🧣";
        return said.Contains("long answer", StringComparison.Ordinal) ? string.Join(' ', Enumerable.Repeat(answer, 4)) : answer;
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
