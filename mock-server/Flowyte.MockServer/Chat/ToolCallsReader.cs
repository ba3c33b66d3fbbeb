using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Validates what an assistant's message carries beside or instead of content.</summary>
internal static class ToolCallsReader
{
    /// <summary>Whether the message needs no content.</summary>
    /// <param name="message">The message.</param>
    /// <param name="field">Its place, for errors.</param>
    /// <param name="names">Told of each call, for the results that may follow.</param>
    /// <param name="errors">Told of what is wrong.</param>
    public static bool Read(JsonElement message, FieldPath field, ToolNames names, ImmutableArray<FieldError>.Builder errors)
    {
        switch (message.Member("tool_calls"u8))
        {
            case { ValueKind: JsonValueKind.Array } calls:
                var count = 0;
                foreach (var call in calls.EnumerateArray())
                {
                    Call(call, $"{field}.tool_calls[{count++}]", names, errors);
                }

                return count > 0 || NeedsNoContent(message);
            case null or { ValueKind: JsonValueKind.Null }:
                return NeedsNoContent(message);
            default:
                errors.Add(new($"{field}.tool_calls", $"{field}.tool_calls must be an array."));
                return true;
        }
    }

    // Each of them says what the assistant did, so that content may be null or absent.
    private static bool NeedsNoContent(JsonElement message) => message.Has("function_call"u8) || message.Has("refusal"u8) || message.Has("audio"u8);

    private static void Call(JsonElement call, string field, ToolNames names, ImmutableArray<FieldError>.Builder errors)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.HasText("id"u8) || !call.HasText("type"u8))
        {
            errors.Add(new(field, $"{field} must be an object with an id and a type."));
            return;
        }

        if (call.Member("type"u8)!.Value.ValueEquals("function"u8)
            && !(call.Member("function"u8) is { ValueKind: JsonValueKind.Object } function
                && function.HasText("name"u8) && function.HasText("arguments"u8)))
        {
            errors.Add(new($"{field}.function", $"{field}.function must be an object with a name and with arguments, both strings."));
        }

        names.Add(call);
    }
}
