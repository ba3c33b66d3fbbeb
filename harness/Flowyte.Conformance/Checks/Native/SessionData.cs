using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>
/// Reads what sessions answer. Flowyte documents the envelope, and what it is for, but few names of what is in it: every name that is
/// usual for a thing is taken for it.
/// </summary>
internal static class SessionData
{
    private static readonly string[] Ids = ["id", "sessionId", "session_id", "chatSessionId", "conversationId", "uuid"];
    private static readonly string[] Agents = ["agentId", "agent_id"];
    private static readonly string[] Lists = ["items", "messages", "data", "results", "records", "entries", "list", "nodes"];
    private static readonly string[] Texts = ["content", "text", "body", "message", "value", "answer", "reply"];
    private static readonly string[] Roles = ["role", "sender", "author", "from", "type", "direction", "kind"];

    /// <summary>What the envelope holds; the whole body where there is none.</summary>
    public static JsonNode? Of(Evidence evidence) => evidence.Json.Root is not { } root ? null : root["data"] is { Kind: not JsonKind.Null } data ? data : root;

    /// <summary>The id of a session; null where it stands under no usual name.</summary>
    public static JsonNode? Id(JsonNode data) => Scalar(data, Ids) ?? (data["session"] is { } session ? Scalar(session, Ids) : null);

    /// <summary>The id of the agent that a session is tied to; null where it is not told.</summary>
    public static JsonNode? Agent(JsonNode data) => Scalar(data, Agents)
        ?? (data["agent"] is { Kind: JsonKind.Object } agent ? Scalar(agent, ["id"]) : null)
        ?? (data["session"] is { } session ? Scalar(session, Agents) : null);

    /// <summary>The messages of a list, in its order; null where there is no list.</summary>
    public static IReadOnlyList<JsonNode>? Messages(JsonNode data) => data switch
    {
        { Kind: JsonKind.Array } => data.Items,
        _ when Lists.Select(name => data[name]).FirstOrDefault(value => value is { Kind: JsonKind.Array }) is { } list => list.Items,
        _ => Lists.Select(name => data[name]).Where(value => value is { Kind: JsonKind.Object }).Select(value => Messages(value!)).FirstOrDefault(list => list is not null)
            ?? data.Members.Select(member => member.Value).FirstOrDefault(value => value.Kind == JsonKind.Array)?.Items,
    };

    /// <summary>What tells a message from others; null where it stands under no usual name.</summary>
    public static string? MessageId(JsonNode message) => (message["id"] ?? message["messageId"])?.Text;

    /// <summary>What a message says; null where it stands under no usual name.</summary>
    public static string? Text(JsonNode message) => message.AsString() ?? Texts.Select(name => TextOf(message[name])).FirstOrDefault(text => text is not null);

    /// <summary>Who says it; null where that is not told, or in no usual word.</summary>
    public static Speaker? SpeakerOf(JsonNode message) => Roles
        .Select(name => message[name] is { Kind: JsonKind.Object } value ? value["role"] ?? value["type"] : message[name])
        .Select(value => SpeakerOf(value?.AsString()))
        .FirstOrDefault(speaker => speaker is not null);

    /// <summary>The texts of the agent in the answer to a message.</summary>
    public static IReadOnlyList<string> Answer(JsonNode data)
    {
        var messages = Messages(data) ?? (data["message"] is { Kind: JsonKind.Object } one ? [one] : [data]);
        return [.. messages.Where(message => SpeakerOf(message) is not Speaker.User).Select(Text).OfType<string>().Where(text => text.Length > 0)];
    }

    /// <summary>Whether some text of several words stands anywhere, and is not the user's: it may be what the agent said, under a name that nobody here knows.</summary>
    public static bool MayHoldAnswer(JsonNode data, string? sent) =>
        data.AsString() is { } text ? text.Contains(' ', StringComparison.Ordinal) && text != sent : data.Items.Concat(data.Members.Select(member => member.Value)).Any(value => MayHoldAnswer(value, sent));

    private static Speaker? SpeakerOf(string? word) => word?.ToLowerInvariant() switch
    {
        null => null,
        var name when name.Contains("user", StringComparison.Ordinal) || name is "human" or "customer" or "visitor" or "inbound" => Speaker.User,
        var name when name.Contains("agent", StringComparison.Ordinal) || name.Contains("assistant", StringComparison.Ordinal) || name is "bot" or "ai" or "model" or "outbound" => Speaker.Agent,
        _ => null,
    };

    // Texts may come in parts.
    private static string? TextOf(JsonNode? value) => value switch
    {
        { Kind: JsonKind.String } => value.Text,
        { Kind: JsonKind.Object } => TextOf(value["text"]) ?? TextOf(value["content"]),
        { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.Object } first, ..] } when first["text"] is not null => string.Concat(value.Items.Select(part => TextOf(part["text"]))),
        _ => null,
    };

    private static JsonNode? Scalar(JsonNode data, string[] names) =>
        names.Select(name => data[name]).FirstOrDefault(value => value is { Kind: JsonKind.String or JsonKind.Number });
}
