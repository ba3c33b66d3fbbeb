using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>Which function each call of a conversation was for, so that its result can be told from others.</summary>
internal sealed class ToolNames
{
    private Dictionary<string, string>? _names;

    /// <summary>Remembers a call of an assistant's message, where it has an id and is for a function with a name.</summary>
    public void Add(JsonElement call)
    {
        if (call.ValueKind == JsonValueKind.Object && call.HasText("id"u8)
            && call.Member("function"u8) is { ValueKind: JsonValueKind.Object } function && function.HasText("name"u8))
        {
            _names ??= [];
            _names[call.Member("id"u8)!.Value.GetString()!] = function.Member("name"u8)!.Value.GetString()!;
        }
    }

    /// <summary>The function whose result a tool's message is; null where no call before it tells.</summary>
    public string? Of(JsonElement message) =>
        _names is not null && message.HasText("tool_call_id"u8) ? _names.GetValueOrDefault(message.Member("tool_call_id"u8)!.Value.GetString()!) : null;
}
