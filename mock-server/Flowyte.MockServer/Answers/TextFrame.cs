using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// The bytes around the one text in which the events of a stream differ. Most of an event is the same in all of them:
/// to write it anew each time took half of the time of a stream.
/// </summary>
internal sealed class TextFrame
{
    /// <summary>Stands where the text goes in the event that a frame is made of.</summary>
    public const string Mark = "{text}";

    /// <summary>How many UTF-16 units a text may have to be written by a frame.</summary>
    public const int LongestText = 256;

    private const int BytesOfUnit = 3;
    private const int BytesOfEscape = 6;

    // What needs no escape, and is one byte each.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("\"\\")]);

    private readonly byte[] _before;
    private readonly byte[] _after;

    /// <param name="event">Gives the event with a delay and a text. Nothing behind the text may be of a client's choice.</param>
    public TextFrame(Func<TimeSpan, string, StreamEvent> @event)
    {
        Event = @event;
        var buffer = RenderBuffer.Take();
        @event(TimeSpan.Zero, Mark).WriteTo(buffer.Bytes, buffer.Json);
        var whole = buffer.Bytes.WrittenSpan;
        var mark = whole.LastIndexOf("{text}"u8);
        _before = whole[..mark].ToArray();
        _after = whole[(mark + Mark.Length)..].ToArray();
        buffer.GiveBack();
    }

    /// <param name="before">The bytes before the text.</param>
    /// <param name="after">Those behind it.</param>
    /// <param name="event">Gives the same event with a delay and a text.</param>
    public TextFrame(byte[] before, byte[] after, Func<TimeSpan, string, StreamEvent> @event)
    {
        _before = before;
        _after = after;
        Event = @event;
    }

    /// <summary>The event with a delay and a text.</summary>
    public Func<TimeSpan, string, StreamEvent> Event { get; }

    /// <summary>Writes the event with a text, and its blank line.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="json">A writer to use for JSON, whatever it was used for before.</param>
    /// <param name="text">The text.</param>
    public void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json, string text)
    {
        if (text.Length > LongestText)
        {
            Event(TimeSpan.Zero, text).WriteTo(output, json);
            return;
        }

        var space = output.GetSpan(_before.Length + (text.Length * BytesOfEscape) + _after.Length);
        _before.CopyTo(space);
        var written = text.AsSpan().ContainsAnyExcept(Plain)
            ? Escape(text, space[_before.Length..])
            : Encoding.UTF8.GetBytes(text, space[_before.Length..]);
        _after.CopyTo(space[(_before.Length + written)..]);
        output.Advance(_before.Length + written + _after.Length);
    }

    private static int Escape(string text, Span<byte> space)
    {
        Span<byte> utf8 = stackalloc byte[LongestText * BytesOfUnit];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        JsonPayload.WriterOptions.Encoder!.EncodeUtf8(utf8, space, out _, out var written);
        return written;
    }
}
