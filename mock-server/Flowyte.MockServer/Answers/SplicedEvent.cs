using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event whose bytes are known already, in two parts: the first ones it shares with other events of its stream.</summary>
/// <param name="Whole">The same event, which writes itself.</param>
/// <param name="Head">Its first bytes.</param>
/// <param name="Tail">The others.</param>
internal sealed record SplicedEvent(StreamEvent Whole, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) : StreamEvent(Whole.Delay)
{
    public override JsonPayload? Data => Whole.Data;

    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        output.Write(Head.Span);
        output.Write(Tail.Span);
    }
}
