using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Reads and validates the messages of a request.</summary>
internal static class MessagesReader
{
    // A request of many broken messages gets an answer of bounded size.
    private const int MaxErrors = 20;

    private static readonly string[] Roles = [ChatMessage.System, ChatMessage.User, ChatMessage.Assistant, ChatMessage.ToolRole];

    public static ImmutableArray<ChatMessage> Read(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        switch (root.Member("messages"u8))
        {
            case null:
                errors.Add(new("messages", "messages is missing: an array of at least one message."));
                return [];
            case { ValueKind: JsonValueKind.Array } array when array.GetArrayLength() > 0:
                return Messages(array, errors);
            default:
                errors.Add(new("messages", "messages must be an array of at least one message."));
                return [];
        }
    }

    private static ImmutableArray<ChatMessage> Messages(JsonElement array, ImmutableArray<FieldError>.Builder errors)
    {
        var messages = ImmutableArray.CreateBuilder<ChatMessage>(array.GetArrayLength());
        var calls = new ToolNames();
        foreach (var item in array.EnumerateArray())
        {
            messages.Add(Message(item, new FieldPath(messages.Count), calls, errors));
            if (errors.Count >= MaxErrors)
            {
                errors.Add(new("messages", "More faults may follow."));
                break;
            }
        }

        return messages.ToImmutable();
    }

    private static ChatMessage Message(JsonElement message, FieldPath field, ToolNames calls, ImmutableArray<FieldError>.Builder errors)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(field.ToString(), $"{field} must be an object."));
            return new("", "");
        }

        var role = Role(message);
        if (role.Length == 0)
        {
            errors.Add(new($"{field}.role", $"{field}.role must be one of {string.Join(", ", Roles)}."));
        }

        if (role == ChatMessage.ToolRole && !message.HasText("tool_call_id"u8))
        {
            errors.Add(new($"{field}.tool_call_id", $"{field}.tool_call_id must be a string: a tool message answers a call."));
        }

        var needsNoContent = role == ChatMessage.Assistant && ToolCallsReader.Read(message, field, calls, errors);
        var text = Content(message, field, optional: needsNoContent, errors);
        return role == ChatMessage.ToolRole ? new(role, text) { Tool = calls.Of(message) } : new(role, text);
    }

    // One of the known texts, so that no request makes its own; empty for any other role.
    private static string Role(JsonElement message)
    {
        if (message.Member("role"u8) is { ValueKind: JsonValueKind.String } sent)
        {
            foreach (var role in Roles)
            {
                if (sent.ValueEquals(role))
                {
                    return role;
                }
            }

            // Half a surrogate pair makes the whole body unreadable.
            _ = sent.GetString();
        }

        return "";
    }

    private static string Content(
        JsonElement message, FieldPath field, bool optional, ImmutableArray<FieldError>.Builder errors)
    {
        switch (message.Member("content"u8))
        {
            case { ValueKind: JsonValueKind.String } text:
                return text.GetString()!;
            case { ValueKind: JsonValueKind.Array } parts when parts.GetArrayLength() > 0:
                return string.Concat(parts.EnumerateArray().Select((part, at) => Part(part, $"{field}.content[{at}]", errors)));
            case null or { ValueKind: JsonValueKind.Null } when optional:
                return "";
            default:
                errors.Add(new($"{field}.content", $"{field}.content must be a string or an array of at least one part."));
                return "";
        }
    }

    private static string Part(JsonElement part, string field, ImmutableArray<FieldError>.Builder errors)
    {
        if (part.ValueKind != JsonValueKind.Object || !part.HasText("type"u8))
        {
            errors.Add(new(field, $"{field} must be an object with a type."));
            return "";
        }

        if (!part.Member("type"u8)!.Value.ValueEquals("text"u8))
        {
            return "";
        }

        if (part.HasText("text"u8))
        {
            return part.Member("text"u8)!.Value.GetString()!;
        }

        errors.Add(new($"{field}.text", $"{field}.text must be a string."));
        return "";
    }
}
