using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>An event that differs from others of its stream by a text alone.</summary>
/// <param name="Delay">The time that passes between the event before it and this one.</param>
/// <param name="Data">The value with the text, for those who want to change it.</param>
/// <param name="Frame">What stands around the text.</param>
/// <param name="Text">The text.</param>
internal sealed record TextEvent(TimeSpan Delay, JsonPayload Data, TextFrame Frame, string Text) : JsonEvent(Delay, Data)
{
    public override void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json)
    {
        if (Text.Length <= TextFrame.LongestText)
        {
            Frame.Write(output, Text);
        }
        else
        {
            base.WriteTo(output, json);
        }
    }
}
