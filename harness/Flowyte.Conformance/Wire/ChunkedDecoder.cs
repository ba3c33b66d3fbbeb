namespace Flowyte.Conformance.Wire;

/// <summary>Takes the chunked transfer coding off (RFC 9112 §7.1), in whatever pieces it arrives.</summary>
/// <param name="faults">Takes what is wrong and can be read past.</param>
/// <param name="content">Takes each run of content with the offset in the raw body at which it stands.</param>
internal sealed class ChunkedDecoder(WireFaults faults, ChunkContent content)
{
    private State _state;
    private bool _hasDigits;
    private long _size;
    private long _left;
    private int _lineLength;
    private bool _lineIsReturn;

    private enum State
    {
        Size,
        Padding,
        Extension,
        SizeFeed,
        Data,
        DataReturn,
        DataFeed,
        Trailer,
        Complete,
        Malformed,
    }

    public bool IsComplete => _state == State.Complete;

    /// <summary>Why nothing more can be read; null while it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Where the trailer section starts in the raw body, once it has been reached.</summary>
    public int TrailerStart { get; private set; }

    /// <summary>What is missing at this point, in words for people.</summary>
    public string Missing => _state switch
    {
        State.Data => $"within a chunk of which {_size - _left:N0} of {WireText.Count(_size, "byte")} arrived",
        State.Trailer => "before the blank line after the last chunk",
        _ => "before the last chunk",
    };

    /// <summary>Reads on.</summary>
    /// <param name="raw">The next bytes of the raw body.</param>
    /// <param name="offset">Where they start in it.</param>
    /// <returns>How many of them belong to the body; fewer than there are only at its end.</returns>
    public int Decode(ReadOnlySpan<byte> raw, int offset)
    {
        var at = 0;
        while (at < raw.Length && _state is not (State.Complete or State.Malformed))
        {
            at += _state switch
            {
                State.Data => TakeData(raw[at..], offset + at),
                State.Extension => SkipExtension(raw[at..]),
                _ => Take(raw[at], offset + at) ? 1 : 0,
            };
        }

        return at;
    }

    private int TakeData(ReadOnlySpan<byte> raw, int offset)
    {
        var length = (int)Math.Min(_left, raw.Length);
        content(offset, raw[..length]);
        _left -= length;
        _state = _left == 0 ? State.DataReturn : State.Data;
        return length;
    }

    // Recipients ignore extensions that they do not know (RFC 9112 §7.1.1).
    private int SkipExtension(ReadOnlySpan<byte> raw)
    {
        var end = raw.IndexOfAny((byte)'\r', (byte)'\n');
        if (end == 0)
        {
            _state = State.Padding;
        }

        return end < 0 ? raw.Length : end;
    }

    // Whether the byte is used up.
    private bool Take(byte value, int offset)
    {
        switch (_state)
        {
            case State.Size when char.IsAsciiHexDigit((char)value):
                AddDigit(value, offset);
                return true;
            case State.Size when value is (byte)' ' or (byte)'\t':
                Fault(offset, "White space stands beside the size of a chunk.");
                _state = _hasDigits ? State.Padding : State.Size;
                return true;
            case State.Size when !_hasDigits:
                Stop(offset, $"The size of a chunk is no hexadecimal number: it starts with {WireText.Quote([value])}");
                return true;
            case State.Size or State.Padding:
                EndSize(value, offset);
                return true;
            case State.SizeFeed when value == '\n':
                StartChunk(offset);
                return true;
            case State.SizeFeed:
                Stop(offset, $"A carriage return without a line feed stands after the size of a chunk, before {WireText.Quote([value])}");
                return true;
            case State.DataReturn when value == '\r':
                _state = State.DataFeed;
                return true;
            case State.DataReturn when value == '\n':
                faults.Add(WireFaultKind.LineEnding, ResponsePart.RawBody, offset, "A chunk ends in a line feed alone instead of CRLF.");
                _state = State.Size;
                return true;
            case State.DataFeed when value == '\n':
                _state = State.Size;
                return true;
            case State.DataReturn or State.DataFeed:
                Fault(offset, $"CRLF is missing after the {WireText.Count(_size, "byte")} of a chunk.");
                _state = State.Size;
                return false;
            default:
                TakeTrailer(value);
                return true;
        }
    }

    private void AddDigit(byte value, int offset)
    {
        if (_hasDigits && _size > long.MaxValue >> 4)
        {
            Stop(offset, "The size of a chunk is larger than any number that can be read");
            return;
        }

        var digit = char.IsAsciiDigit((char)value) ? value - '0' : (value | 0x20) - 'a' + 10;
        _size = (_hasDigits ? _size << 4 : 0) + digit;
        _hasDigits = true;
    }

    private void EndSize(byte value, int offset)
    {
        switch (value)
        {
            case (byte)'\r':
                _state = State.SizeFeed;
                break;
            case (byte)'\n':
                faults.Add(WireFaultKind.LineEnding, ResponsePart.RawBody, offset, "The size of a chunk ends in a line feed alone instead of CRLF.");
                StartChunk(offset);
                break;
            case (byte)';':
                _state = State.Extension;
                break;
            case (byte)' ' or (byte)'\t':
                break;
            default:
                Stop(offset, $"The size of a chunk is no hexadecimal number: it goes on with {WireText.Quote([value])}");
                break;
        }
    }

    private void StartChunk(int offset)
    {
        (_left, _hasDigits) = (_size, false);
        _state = _size == 0 ? State.Trailer : State.Data;
        TrailerStart = offset + 1;
    }

    private void TakeTrailer(byte value)
    {
        if (value != '\n')
        {
            _lineLength++;
            _lineIsReturn = _lineLength == 1 && value == '\r';
            return;
        }

        _state = _lineLength == 0 || _lineIsReturn ? State.Complete : State.Trailer;
        (_lineLength, _lineIsReturn) = (0, false);
    }

    private void Fault(int offset, string message) => faults.Add(WireFaultKind.Chunk, ResponsePart.RawBody, offset, message);

    private void Stop(int offset, string problem)
    {
        Fault(offset, problem + ".");
        Problem = $"{problem} (byte {offset:N0} of the body on the wire).";
        _state = State.Malformed;
    }
}
