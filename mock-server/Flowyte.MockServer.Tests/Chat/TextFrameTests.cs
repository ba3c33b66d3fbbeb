using System.Buffers;
using System.Text.Json;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Tests.Chat;

/// <summary>A frame is a faster way to the same bytes.</summary>
public sealed class TextFrameTests
{
    private static readonly string[] Texts =
    [
        "", "hello", " and \"quoted\" \\ / back", "line\nfeed\ttab\r\u0000\u0001\u001f\u007f", "é à ü ß", "我们发货到加拿大",
        "👩‍👩‍👧‍👦 🏕️ 🇨🇦", "\u2028\u2029", "<script>&'+`", "{text}", "\ufffd\ufeff", new('"', TextFrame.LongestText), new('x', TextFrame.LongestText + 1), new('\u0001', 300),
    ];

    [TestCaseSource(nameof(Texts))]
    public void The_event_of_a_frame_is_to_the_byte_that_of_a_writer(string text)
    {
        var frame = new TextFrame((delay, said) => new JsonEvent(delay, new Payload(said)));

        Assert.That(Bytes((output, json) => frame.WriteTo(output, json, text)), Is.EqualTo(Bytes(new JsonEvent(TimeSpan.Zero, new Payload(text)).WriteTo)));
    }

    private static byte[] Bytes(Action<IBufferWriter<byte>, Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, JsonPayload.WriterOptions);
        write(output, json);
        return output.WrittenSpan.ToArray();
    }

    private sealed class Payload(string text) : JsonPayload
    {
        public override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("model"u8, "{text}");
            json.WriteString("content"u8, text);
            json.WriteNull("finish_reason"u8);
            json.WriteEndObject();
        }
    }
}
