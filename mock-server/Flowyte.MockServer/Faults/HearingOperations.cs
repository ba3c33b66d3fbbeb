using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Replies to something else than what was asked: what reaches the agent of the request, and what it has kept of others.</summary>
internal static class HearingOperations
{
    private const string Messages = "messages";

    // What a column of a database may hold.
    private const int Beginning = 2000;

    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["hears"] = (draft, what, _) => Hear(draft, messages => Heard(messages, (string)what!)),
        ["remembers"] = (draft, what, _) => Hear(draft, messages => Remembered(draft, messages, (string)what!)),
    };

    private static void Hear(Draft draft, Func<List<JsonNode>, IEnumerable<JsonNode>> change)
    {
        if (draft.Request.Json?.DeepClone() is JsonObject body && body[Messages] is JsonArray { Count: > 0 } messages && messages.All(message => message is JsonObject))
        {
            List<JsonNode> heard = [.. change([.. messages.Select(message => message!)]).Select(message => message.DeepClone())];
            body[Messages] = new JsonArray([.. heard]);
            draft.Take(draft.Alternatives.Serve(body, draft.Request.AsksForStream));
        }
    }

    private static IEnumerable<JsonNode> Heard(List<JsonNode> messages, string what) => what switch
    {
        "last-message" => messages.TakeLast(1),
        "first-user" => messages.Where(message => IsBy(message, "user")).Take(1).DefaultIfEmpty(messages[0]),
        "no-assistant" => messages.Where(message => !IsBy(message, "assistant")),
        "no-tool-results" => messages.Select(message => IsBy(message, "tool") ? With(message, "(a result)") : message),
        "first-part" => messages.Select(message => message["content"] is JsonArray { Count: > 0 } parts ? With(message, new JsonArray(parts[0]!.DeepClone())) : message),
        "beginnings" => messages.Select(message => message["content"] is JsonValue text && text.TryGetValue(out string? content) && content.Length > Beginning ? With(message, content[..Beginning]) : message),
        "parts-as-objects" => messages.Select(message => message["content"] is JsonArray parts ? With(message, string.Join(',', parts.Select(_ => "[object Object]"))) : message),
        _ => throw new InvalidDataException($"There is no way of hearing named {what}."),
    };

    private static IEnumerable<JsonNode> Remembered(Draft draft, List<JsonNode> messages, string what) => what switch
    {
        "answers" => draft.Alternatives.First(messages[^1].ToJsonString(), messages),
        "users" => draft.Request.Json!["user"] is JsonValue user ? draft.Alternatives.Append(user.ToJsonString(), messages) : messages,
        _ => throw new InvalidDataException($"There is nothing to remember named {what}."),
    };

    private static bool IsBy(JsonNode message, string role) => message["role"] is JsonValue value && value.TryGetValue(out string? name) && name == role;

    private static JsonNode With(JsonNode message, JsonNode content)
    {
        var copy = message.DeepClone();
        copy["content"] = content;
        return copy;
    }
}
