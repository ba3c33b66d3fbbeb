using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>Writes messages as the chat API writes them; the lines of the protocol do so, too.</summary>
internal static class AdapterMessageJson
{
    public static JsonNode Of(IReadOnlyList<AdapterMessage> messages) => JsonNode.Array(messages.Select(Of));

    private static JsonNode Of(AdapterMessage message)
    {
        List<(string, JsonNode)> members =
        [
            ("role", JsonNode.Of(message.Role)),
            ("content", message.Content is { } content ? JsonNode.Of(content) : JsonNode.Null),
        ];
        if (message.ToolCalls.Count > 0)
        {
            members.Add(("tool_calls", JsonNode.Array(message.ToolCalls.Select(Of))));
        }

        if (message.ToolCallId is { } id)
        {
            members.Add(("tool_call_id", JsonNode.Of(id)));
        }

        return JsonNode.Object([.. members]);
    }

    private static JsonNode Of(AdapterToolCall call) => JsonNode.Object(
        ("id", JsonNode.Of(call.Id)),
        ("type", JsonNode.Of("function")),
        ("function", JsonNode.Object(("name", JsonNode.Of(call.Name)), ("arguments", JsonNode.Of(call.Arguments)))));
}
