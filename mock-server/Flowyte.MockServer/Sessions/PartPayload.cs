using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Sessions;

/// <summary>A part of a message that is being sent: the data of an event.</summary>
/// <param name="message">The id of the message.</param>
/// <param name="write">Writes the members of the part.</param>
internal sealed class PartPayload(string message, Action<Utf8JsonWriter> write) : JsonPayload
{
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("messageId"u8, message);
        write(json);
        json.WriteEndObject();
    }
}
