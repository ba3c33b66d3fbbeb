using System.Buffers;
using System.Globalization;
using System.Text;

namespace Flowyte.Conformance.Reporting;

/// <summary>
/// Writes what a reader could not see, or what would act on whatever shows it, as an escape:
/// control characters, bidirectional and zero-width characters, odd spaces, and what is no character at all.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with every hidden character as its escape.</summary>
    /// <param name="text">The text, from whoever.</param>
    /// <param name="kept">Characters that stay as they are although they are hidden, such as line feeds.</param>
    public static string Escape(string text, string kept = "")
    {
        if (IsPlain(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (status is not OperationStatus.Done)
            {
                visible.Append($"\\u{(int)rest[0]:x4}");
                rest = rest[1..];
                continue;
            }

            if (EscapeOf(rune) is { } escape && !kept.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                visible.Append(escape);
            }
            else
            {
                visible.Append(rest[..consumed]);
            }

            rest = rest[consumed..];
        }

        return visible.ToString();
    }

    /// <summary>How a hidden character is written; null for a character that shows itself.</summary>
    public static string? EscapeOf(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        >= ' ' and <= '~' => null,
        > 0xFFFF when IsHidden(rune) => $"\\u{{{rune.Value:x}}}",
        _ when IsHidden(rune) => $"\\u{rune.Value:x4}",
        _ => null,
    };

    /// <summary>Bytes as runs of text: what is hidden or not UTF-8 stands in runs of its own.</summary>
    /// <param name="utf8">The bytes, from whoever.</param>
    public static IReadOnlyList<VisibleRun> Read(ReadOnlySpan<byte> utf8)
    {
        var runs = new List<VisibleRun>();
        var plain = new StringBuilder();
        while (!utf8.IsEmpty)
        {
            if (utf8.IndexOfAnyExceptInRange((byte)' ', (byte)'~') is var length && length != 0)
            {
                length = length < 0 ? utf8.Length : length;
                plain.Append(Encoding.ASCII.GetString(utf8[..length]));
                utf8 = utf8[length..];
                continue;
            }

            var (escape, rune, consumed) = Next(utf8);
            utf8 = utf8[consumed..];
            if (escape is null)
            {
                plain.Append(rune);
                continue;
            }

            Flush(runs, plain);
            runs.Add(new VisibleRun(escape, IsEscape: true));
        }

        Flush(runs, plain);
        return runs;
    }

    /// <summary>The first character: how it is written where it is hidden or not UTF-8 (null where it shows itself), itself, and how many bytes it takes.</summary>
    public static (string? Escape, Rune Rune, int Length) Next(ReadOnlySpan<byte> utf8)
    {
        var status = Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
        return (status is OperationStatus.Done ? EscapeOf(rune) : Hex(utf8[..consumed]), rune, consumed);
    }

    /// <summary>Whether a line ends with the first byte: CR before LF ends none.</summary>
    public static bool EndsLine(ReadOnlySpan<byte> utf8) => utf8[0] == '\n' || (utf8[0] == '\r' && !utf8[1..].StartsWith("\n"u8));

    private static void Flush(List<VisibleRun> runs, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            runs.Add(new VisibleRun(plain.ToString(), IsEscape: false));
            plain.Clear();
        }
    }

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var hex = new StringBuilder(bytes.Length * 4);
        foreach (var value in bytes)
        {
            hex.Append($"\\x{value:x2}");
        }

        return hex.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        _ => false,
    };
}
