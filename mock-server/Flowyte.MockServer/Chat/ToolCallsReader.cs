using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Validates what an assistant's message carries beside or instead of content.</summary>
internal static class ToolCallsReader
{
    // Each of them says what the assistant did, so that content may be null or absent.
    private static readonly string[] InsteadOfContent = ["function_call", "refusal", "audio"];

    /// <summary>Whether the message needs no content.</summary>
    /// <param name="message">The message.</param>
    /// <param name="field">Its place, for errors.</param>
    /// <param name="names">Told of each call, for the results that may follow.</param>
    /// <param name="errors">Told of what is wrong.</param>
    public static bool Read(JsonElement message, string field, ToolNames names, ImmutableArray<FieldError>.Builder errors)
    {
        field += ".tool_calls";
        switch (message.Member("tool_calls"))
        {
            case { ValueKind: JsonValueKind.Array } calls:
                var count = 0;
                foreach (var call in calls.EnumerateArray())
                {
                    Call(call, $"{field}[{count++}]", names, errors);
                }

                return count > 0 || InsteadOfContent.Any(name => message.Has(name));
            case null or { ValueKind: JsonValueKind.Null }:
                return InsteadOfContent.Any(name => message.Has(name));
            default:
                errors.Add(new(field, $"{field} must be an array."));
                return true;
        }
    }

    private static void Call(JsonElement call, string field, ToolNames names, ImmutableArray<FieldError>.Builder errors)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.HasText("id") || !call.HasText("type"))
        {
            errors.Add(new(field, $"{field} must be an object with an id and a type."));
            return;
        }

        if (call.Member("type")!.Value.ValueEquals("function"u8)
            && !(call.Member("function") is { ValueKind: JsonValueKind.Object } function
                && function.HasText("name") && function.HasText("arguments")))
        {
            errors.Add(new($"{field}.function", $"{field}.function must be an object with a name and with arguments, both strings."));
        }

        names.Add(call);
    }
}
