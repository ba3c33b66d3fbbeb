using System.Buffers;
using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>Reads status lines and header fields (RFC 9112 §4 and §5), and says of each what a lenient client would pass over.</summary>
internal static class HeadParser
{
    // RFC 9110 §5.6.2: token = 1*tchar.
    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    // RFC 9110 §5.5: "Field values containing CR, LF, or NUL characters are invalid and dangerous"; other CTL characters "are also
    // invalid". A tab is white space.
    private static readonly SearchValues<byte> ControlBytes =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Where(value => value != '\t').Select(value => (byte)value)]);

    private static ReadOnlySpan<byte> WhiteSpace => " \t"u8;

    /// <summary>Reads a status line without its ending; null where it is none that any client could read.</summary>
    public static StatusLine? ParseStatusLine(ReadOnlySpan<byte> line, WireFaults faults)
    {
        // RFC 9112 §4: status-line = HTTP-version SP status-code SP [ reason-phrase ].
        if (line.Length < 12 || !line.StartsWith("HTTP/"u8) || !char.IsAsciiDigit((char)line[5]) || line[6] != '.' || !char.IsAsciiDigit((char)line[7]))
        {
            return null;
        }

        var version = Encoding.ASCII.GetString(line[..8]);
        var start = 8 + LeadingSpace(line[8..]);
        var code = line[start..];
        if (start == 8 || code.Length < 3 || code[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9') || (code.Length > 3 && !WhiteSpace.Contains(code[3])))
        {
            return null;
        }

        var status = ((code[0] - '0') * 100) + ((code[1] - '0') * 10) + (code[2] - '0');
        if (version is not ("HTTP/1.1" or "HTTP/1.0"))
        {
            faults.Add(WireFaultKind.StatusLine, ResponsePart.Head, 0, $"The status line says {version} in answer to a request in HTTP/1.1.");
        }

        if (start != 9 || line[8] != ' ')
        {
            faults.Add(WireFaultKind.StatusLine, ResponsePart.Head, 8, "Not one space stands between the version and the status code.");
        }

        if (status is < 100 or > 599)
        {
            faults.Add(WireFaultKind.StatusLine, ResponsePart.Head, start, $"The status code {status:D3} is not between 100 and 599.");
        }

        if (code.Length == 3 || code[3] != ' ')
        {
            faults.Add(WireFaultKind.StatusLine, ResponsePart.Head, start + 3, "No space stands after the status code.");
        }

        var reason = code.Length > 4 ? code[4..] : [];
        if (reason.IndexOfAny(ControlBytes) is >= 0 and var at)
        {
            faults.Add(WireFaultKind.StatusLine, ResponsePart.Head, start + 4 + at, $"The reason phrase holds the control character 0x{reason[at]:X2}.");
        }

        return new StatusLine(version, status, Encoding.Latin1.GetString(reason));
    }

    /// <summary>Reads header or trailer fields up to a blank line.</summary>
    /// <param name="lines">The lines with their endings, the blank one included.</param>
    /// <param name="offset">Where they start in their part.</param>
    /// <param name="part">The part in which they stand.</param>
    /// <param name="faults">Takes what is wrong with them.</param>
    public static List<ParsedField> ParseFields(ReadOnlySpan<byte> lines, int offset, ResponsePart part, WireFaults faults)
    {
        var fields = new List<ParsedField>();
        while (TakeLine(ref lines, ref offset, part, faults) is { Length: > 0 } range)
        {
            ParseField(range.Bytes, range.Offset, part, faults, fields);
        }

        return fields;
    }

    /// <summary>Takes a line off the front, says when its ending is not CRLF, and gives it without the ending.</summary>
    public static Line TakeLine(ref ReadOnlySpan<byte> lines, ref int offset, ResponsePart part, WireFaults faults)
    {
        var feed = lines.IndexOf((byte)'\n');
        var line = new Line(WithoutEnding(lines[..(feed + 1)]), offset);

        // RFC 9112 §2.2: "a recipient MAY recognize a single LF as a line terminator"; a sender has no such leave.
        if (line.Length == feed)
        {
            faults.Add(WireFaultKind.LineEnding, part, offset + feed, "A line ends in a line feed alone instead of CRLF.");
        }

        offset += feed + 1;
        lines = lines[(feed + 1)..];
        return line;
    }

    /// <summary>A line without the CRLF, or the LF alone, that ends it.</summary>
    public static ReadOnlySpan<byte> WithoutEnding(ReadOnlySpan<byte> line) => line[..^(line is [.., (byte)'\r', _] ? 2 : 1)];

    private static void ParseField(ReadOnlySpan<byte> line, int offset, ResponsePart part, WireFaults faults, List<ParsedField> fields)
    {
        if (WhiteSpace.Contains(line[0]))
        {
            Fold(line, offset, part, faults, fields);
            return;
        }

        var colon = line.IndexOf((byte)':');
        if (colon < 0)
        {
            faults.Add(WireFaultKind.HeaderField, part, offset, $"A header line has no colon: {WireText.Quote(line)}.");
            return;
        }

        var name = line[..colon];
        var trimmed = name.TrimEnd(WhiteSpace);

        // RFC 9112 §5.1: "No whitespace is allowed between the field name and colon."
        if (trimmed.Length < name.Length)
        {
            faults.Add(WireFaultKind.HeaderField, part, offset + trimmed.Length, $"White space stands between the name of the header field {WireText.Quote(trimmed)} and its colon.");
        }

        if (trimmed.IsEmpty || trimmed.IndexOfAnyExcept(TokenBytes) >= 0)
        {
            faults.Add(WireFaultKind.HeaderField, part, offset, $"The name of a header field is no token: {WireText.Quote(trimmed)}.");
        }

        FindControls(line, colon + 1, offset, part, faults);
        var value = line[(colon + 1)..].Trim(WhiteSpace);
        fields.Add(new ParsedField(new HeaderField(Encoding.Latin1.GetString(trimmed), Encoding.Latin1.GetString(value)), offset));
    }

    // RFC 9112 §5.2: "A sender MUST NOT generate a message that includes line folding"; a user agent reads it as spaces.
    private static void Fold(ReadOnlySpan<byte> line, int offset, ResponsePart part, WireFaults faults, List<ParsedField> fields)
    {
        faults.Add(WireFaultKind.HeaderField, part, offset, "A header line starts with white space (obsolete line folding).");
        FindControls(line, 0, offset, part, faults);
        if (fields is [.., var (field, start)])
        {
            var value = $"{field.Value} {Encoding.Latin1.GetString(line.Trim(WhiteSpace))}".Trim();
            fields[^1] = new ParsedField(field with { Value = value }, start);
        }
    }

    private static void FindControls(ReadOnlySpan<byte> line, int from, int offset, ResponsePart part, WireFaults faults)
    {
        if (line[from..].IndexOfAny(ControlBytes) is >= 0 and var at)
        {
            faults.Add(WireFaultKind.HeaderField, part, offset + from + at, $"The value of a header field holds the control character 0x{line[from + at]:X2}: {WireText.Quote(line)}.");
        }
    }

    private static int LeadingSpace(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.TrimStart(WhiteSpace).Length;

    /// <summary>A line without its ending.</summary>
    internal readonly ref struct Line(ReadOnlySpan<byte> bytes, int offset)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public int Offset { get; } = offset;

        public int Length => Bytes.Length;
    }
}
