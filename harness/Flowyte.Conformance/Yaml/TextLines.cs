using System.Text;

namespace Flowyte.Conformance.Yaml;

/// <summary>Turns offsets into lines and columns. A byte-order mark counts as bytes, but takes no column.</summary>
internal sealed class TextLines
{
    private readonly List<int> _charStarts = [0];
    private readonly List<int> _byteStarts;

    /// <summary>Decodes a text; bytes that are not UTF-8 become U+FFFD, so places behind them are no longer exact.</summary>
    public TextLines(ReadOnlySpan<byte> utf8)
    {
        var mark = utf8.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        Text = Encoding.UTF8.GetString(utf8[mark..]);
        _byteStarts = [mark];
        for (var index = 0; index < Text.Length; index++)
        {
            if (Text[index] == '\n' || (Text[index] == '\r' && (index + 1 == Text.Length || Text[index + 1] != '\n')))
            {
                _byteStarts.Add(ByteOffset(index + 1));
                _charStarts.Add(index + 1);
            }
        }
    }

    /// <summary>The text without its byte-order mark.</summary>
    public string Text { get; }

    /// <summary>The offset in bytes of a character of <see cref="Text"/>; one beyond its end counts as the end.</summary>
    public int ByteOffset(long charIndex)
    {
        var index = (int)Math.Clamp(charIndex, 0, Text.Length);
        var line = LastNotAfter(_charStarts, index);
        return _byteStarts[line] + Encoding.UTF8.GetByteCount(Text.AsSpan(_charStarts[line], index - _charStarts[line]));
    }

    /// <summary>The line and column of an offset in bytes.</summary>
    public TextPosition At(int offset)
    {
        var line = LastNotAfter(_byteStarts, offset);
        var rest = offset - _byteStarts[line];
        var index = _charStarts[line];
        while (rest > 0 && index < Text.Length)
        {
            var width = Rune.TryGetRuneAt(Text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            rest -= Encoding.UTF8.GetByteCount(Text.AsSpan(index, width));
            index += width;
        }

        return new TextPosition(line + 1, index - _charStarts[line] + 1);
    }

    private static int LastNotAfter(List<int> starts, int offset)
    {
        var found = starts.BinarySearch(offset);
        return Math.Max(found >= 0 ? found : ~found - 1, 0);
    }
}
