using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>The assembled messages of an answer, and the message of the user as it is kept: in JSON, and as the data of <c>event: done</c>.</summary>
internal sealed class ExchangePayload(SessionExchange exchange) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("messages"u8);
        new MessagePayload(exchange.Answer).WriteTo(json);
        json.WriteEndArray();
        json.WritePropertyName("userMessage"u8);
        new MessagePayload(exchange.Question).WriteTo(json);
        json.WriteEndObject();
    }
}
