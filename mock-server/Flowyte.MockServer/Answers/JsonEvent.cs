using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event whose data is a JSON value.</summary>
internal sealed record JsonEvent(TimeSpan Delay, JsonPayload Value) : StreamEvent(Delay)
{
    public override JsonPayload Data => Value;

    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json) => Write(Value, output, json);

    /// <summary>Writes an event with a value and its blank line.</summary>
    public static void Write(JsonPayload value, IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        output.Write("data: "u8);
        json.Reset(output);
        value.WriteTo(json);
        json.Flush();
        output.Write("\n\n"u8);
    }
}
