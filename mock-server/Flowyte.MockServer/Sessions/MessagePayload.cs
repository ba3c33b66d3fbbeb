using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>A message as clients see it.</summary>
internal sealed class MessagePayload(SessionMessage message) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, message.Id);
        json.WriteString("sessionId"u8, message.SessionId);
        json.WriteNumber("sequence"u8, message.Sequence);
        json.WriteString("role"u8, message.Role);
        json.WriteString("content"u8, message.Content);
        json.WriteString("createdAt"u8, JsonTime.Of(message.CreatedAt));
        if (message.Actions is { } actions)
        {
            ActionsMembers.Write(json, actions);
        }

        json.WriteEndObject();
    }
}
