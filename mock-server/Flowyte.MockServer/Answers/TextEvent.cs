using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event that differs from others of its stream by a text alone.</summary>
/// <param name="Delay">The time that passes between the event before it and this one.</param>
/// <param name="Frame">What stands around the text.</param>
/// <param name="Text">The text.</param>
internal sealed record TextEvent(TimeSpan Delay, TextFrame Frame, string Text) : StreamEvent(Delay)
{
    public override JsonPayload Data => Frame.Value(Text);

    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        if (Text.Length <= TextFrame.LongestText)
        {
            Frame.Write(output, Text);
        }
        else
        {
            JsonEvent.Write(Data, output, json);
        }
    }
}
