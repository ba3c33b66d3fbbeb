using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Widget;

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
