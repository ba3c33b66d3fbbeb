namespace Flowyte.Conformance.Wire;

/// <summary>Gathers a head until its blank line, and sees early what is no head at all.</summary>
internal sealed class HeadReader(int bound)
{
    private readonly ByteStore _bytes = new(bound);
    private int _lineStart;

    private static ReadOnlySpan<byte> Start => "HTTP/"u8;

    public int Length => _bytes.Length;

    public ReadOnlyMemory<byte> Bytes => _bytes.Memory;

    /// <summary>Whether the blank line has come.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether the bound was reached before the blank line.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Why this is not HTTP/1.1; null as long as it can be.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes a line or what there is of it, and says how many bytes that was.</summary>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        var feed = bytes.IndexOf((byte)'\n');
        var taken = Math.Min(feed < 0 ? bytes.Length : feed + 1, _bytes.Room);
        _bytes.Append(bytes[..taken]);
        var line = _bytes.Span[_lineStart..];
        if (_lineStart == 0 && !Start.StartsWith(line[..Math.Min(line.Length, Start.Length)]))
        {
            Problem = NotHttp();
        }
        else if (line is [.., (byte)'\n'])
        {
            EndLine(line);
        }

        IsTooLong = !IsWhole && Problem is null && _bytes.Room == 0;
        return taken;
    }

    /// <summary>Parses the whole head.</summary>
    public StatusLine Parse(WireFaults faults, out List<ParsedField> fields)
    {
        var lines = _bytes.Span;
        var offset = 0;
        var status = HeadParser.ParseStatusLine(HeadParser.TakeLine(ref lines, ref offset, ResponsePart.Head, faults).Bytes, faults)!;
        fields = HeadParser.ParseFields(lines, offset, ResponsePart.Head, faults);
        return status;
    }

    /// <summary>The reader of the head after an interim one. Both share the bound, so that interim responses without end reach it.</summary>
    public HeadReader Next() => new(_bytes.Room);

    private void EndLine(ReadOnlySpan<byte> line)
    {
        if (_lineStart == 0 && HeadParser.ParseStatusLine(HeadParser.WithoutEnding(line), new WireFaults()) is null)
        {
            Problem = NotHttp();
        }

        IsWhole = HeadParser.WithoutEnding(line).IsEmpty;
        _lineStart = _bytes.Length;
    }

    private string NotHttp() => $"What arrived is not HTTP/1.1: it starts with {WireText.Quote(_bytes.Span)}.";
}
