using System.Globalization;
using System.Text;

namespace Flowyte.Conformance.Json;

/// <summary>The escapes of RFC 8259 §7.</summary>
internal static class JsonEscapes
{
    /// <summary>The characters of a string whose escapes the tokenizer has found well formed. What is no character becomes U+FFFD.</summary>
    /// <param name="utf8">The string between its quotes.</param>
    /// <param name="offset">Where that stands in the text.</param>
    /// <param name="faults">Takes every escape that is half of a surrogate pair.</param>
    public static string Decode(ReadOnlySpan<byte> utf8, int offset, JsonFaults faults)
    {
        var text = new StringBuilder(utf8.Length);
        var position = 0;
        while (position < utf8.Length)
        {
            var plain = utf8[position..].IndexOf((byte)'\\');
            plain = plain < 0 ? utf8.Length - position : plain;
            text.Append(Encoding.UTF8.GetString(utf8.Slice(position, plain)));
            position += plain;
            if (position < utf8.Length)
            {
                position += DecodeEscape(utf8[position..], text, offset + position, faults);
            }
        }

        return text.ToString();
    }

    private static int DecodeEscape(ReadOnlySpan<byte> utf8, StringBuilder text, int offset, JsonFaults faults)
    {
        if (utf8[1] != 'u')
        {
            text.Append((char)utf8[1] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                var same => same,
            });
            return 2;
        }

        var first = CodeUnit(utf8);
        if (!char.IsSurrogate(first))
        {
            text.Append(first);
            return 6;
        }

        if (char.IsHighSurrogate(first) && utf8[6..].StartsWith("\\u"u8) && CodeUnit(utf8[6..]) is var second && char.IsLowSurrogate(second))
        {
            text.Append(first).Append(second);
            return 12;
        }

        text.Append('\uFFFD');
        faults.Add(JsonFaultKind.LoneSurrogate, offset, $"\\u{(int)first:x4} is half of a surrogate pair");
        return 6;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
