using System.Buffers;
using System.Text;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// The bytes around the one text in which the events of a stream differ. Most of an event is the same in all of them:
/// to write it anew each time took half of the time of a stream.
/// </summary>
internal sealed class TextFrame
{
    /// <summary>Stands where the text goes in the value that a frame is made of.</summary>
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

    /// <param name="value">Gives the value with a text. Nothing behind the text may be of a client's choice.</param>
    public TextFrame(Func<string, JsonPayload> value)
    {
        Value = value;
        ReadOnlySpan<byte> whole = value(Mark).ToUtf8();
        var mark = whole.LastIndexOf("{text}"u8);
        _before = [.. "data: "u8, .. whole[..mark]];
        _after = [.. whole[(mark + Mark.Length)..], .. "\n\n"u8];
    }

    /// <summary>The whole value with a text.</summary>
    public Func<string, JsonPayload> Value { get; }

    /// <summary>Writes an event with its blank line.</summary>
    public void Write(IBufferWriter<byte> output, string text)
    {
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
