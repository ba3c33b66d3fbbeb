using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>A JSON object.</summary>
/// <param name="write">Writes its members.</param>
internal sealed class MembersPayload(Action<Utf8JsonWriter> write) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
