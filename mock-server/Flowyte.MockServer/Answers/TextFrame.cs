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

    private readonly byte[] _before;
    private readonly byte[] _after;

    /// <param name="value">The value with <see cref="Mark"/> for the text. Nothing behind the mark may be of a client's choice.</param>
    public TextFrame(JsonPayload value)
    {
        var whole = value.ToUtf8();
        var mark = whole.LastIndexOf("{text}"u8);
        _before = [.. "data: "u8, .. whole[..mark]];
        _after = [.. whole[(mark + Mark.Length)..], .. "\n\n"u8];
    }

    /// <summary>Writes an event with its blank line.</summary>
    public void Write(IBufferWriter<byte> output, string text)
    {
        Span<byte> utf8 = stackalloc byte[LongestText * BytesOfUnit];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        var space = output.GetSpan(_before.Length + (text.Length * BytesOfEscape) + _after.Length);
        _before.CopyTo(space);
        JsonPayload.WriterOptions.Encoder!.EncodeUtf8(utf8, space[_before.Length..], out _, out var written);
        _after.CopyTo(space[(_before.Length + written)..]);
        output.Advance(_before.Length + written + _after.Length);
    }
}
