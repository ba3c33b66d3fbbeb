using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>A session as clients see it.</summary>
internal sealed class SessionPayload(Session session) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, session.Id);
        json.WriteString("agentId"u8, session.AgentId);
        json.WriteString("status"u8, session.State);
        json.WriteNumber("messageCount"u8, session.MessageCount);
        json.WriteString("createdAt"u8, JsonTime.Of(session.CreatedAt));
        json.WriteString("updatedAt"u8, JsonTime.Of(session.UpdatedAt));
        json.WriteString("endedAt"u8, session.EndedAt is { } ended ? JsonTime.Of(ended) : null);
        json.WriteEndObject();
    }
}
