using System.Text.Json;

namespace Flowyte.MockServer.Sessions;

/// <summary>Writes what an agent did beside what it said.</summary>
internal static class ActionsMembers
{
    /// <summary>Writes the members of a message.</summary>
    public static void Write(Utf8JsonWriter json, MessageActions actions)
    {
        json.WriteStartArray("toolCalls"u8);
        foreach (var call in actions.Calls)
        {
            Write(json, call);
        }

        json.WriteEndArray();
        json.WriteStartArray("retrievals"u8);
        foreach (var retrieval in actions.Retrievals)
        {
            Write(json, retrieval);
        }

        json.WriteEndArray();
        WriteQuickReplies(json, actions);
    }

    /// <summary>Writes a call as a value.</summary>
    public static void Write(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, call.Id);
        json.WriteString("name"u8, call.Name);
        json.WritePropertyName("arguments"u8);
        call.Arguments.WriteTo(json);
        if (call.Result is { } result)
        {
            json.WritePropertyName("result"u8);
            result.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a retrieval as a value.</summary>
    public static void Write(Utf8JsonWriter json, Retrieval retrieval)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, retrieval.Id);
        json.WriteString("query"u8, retrieval.Query);
        json.WritePropertyName("documents"u8);
        retrieval.Documents.WriteTo(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the member with the quick replies.</summary>
    public static void WriteQuickReplies(Utf8JsonWriter json, MessageActions actions)
    {
        json.WriteStartArray("quickReplies"u8);
        foreach (var text in actions.QuickReplies)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
