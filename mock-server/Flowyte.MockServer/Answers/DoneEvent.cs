using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>The event that says that the stream is over.</summary>
internal sealed record DoneEvent() : StreamEvent(TimeSpan.Zero)
{
    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json) => output.Write("data: [DONE]\n\n"u8);
}
