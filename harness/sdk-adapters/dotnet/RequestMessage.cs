using System.Text.Json.Serialization;

namespace Flowyte.Conformance.SdkAdapter;

/// <summary>A message of a conversation.</summary>
internal sealed record RequestMessage(
    string Role,
    string? Content,
    [property: JsonPropertyName("tool_calls")] IReadOnlyList<RequestToolCall>? ToolCalls = null,
    [property: JsonPropertyName("tool_call_id")] string? ToolCallId = null);
