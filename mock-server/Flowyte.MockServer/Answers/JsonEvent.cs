using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event whose data is a JSON value.</summary>
internal record JsonEvent(TimeSpan Delay, JsonPayload Data) : StreamEvent(Delay)
{
    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        output.Write("data: "u8);
        json.Reset(output);
        Data.WriteTo(json);
        json.Flush();
        output.Write("\n\n"u8);
    }
}
