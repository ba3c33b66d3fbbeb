using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event that says in a field <c>event</c> what it is, and whose data is a JSON value.</summary>
/// <param name="Delay">The time that passes between the event before it and this one.</param>
/// <param name="Name">What it is: ASCII letters and underscores.</param>
/// <param name="Value">The data.</param>
internal sealed record NamedEvent(TimeSpan Delay, string Name, JsonPayload Value) : StreamEvent(Delay)
{
    public override JsonPayload Data => Value;

    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        output.Write("event: "u8);
        Encoding.ASCII.GetBytes(Name, output);
        output.Write("\n"u8);
        JsonEvent.Write(Value, output, json);
    }
}
