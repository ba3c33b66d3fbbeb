using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>The <c>ApiResponse&lt;T&gt;</c> around what is answered, as Flowyte documents it.</summary>
internal sealed class EnvelopePayload(JsonPayload data) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WritePropertyName("data"u8);
        data.WriteTo(json);
        json.WriteEndObject();
    }
}
