using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>A page of messages as clients see it.</summary>
internal sealed class PagePayload(string session, MessagePage page) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var message in page.Items)
        {
            new MessagePayload(message).WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteString("nextCursor"u8, page is { HasMore: true, Items: [.., var last] } ? MessageCursor.Write(session, last.Sequence) : null);
        json.WriteBoolean("hasMore"u8, page.HasMore);
        json.WriteEndObject();
    }
}
