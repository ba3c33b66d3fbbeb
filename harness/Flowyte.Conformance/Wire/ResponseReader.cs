namespace Flowyte.Conformance.Wire;

/// <summary>
/// Reads one response out of bytes as they arrive, in whatever pieces. It knows nothing of sockets and clocks,
/// keeps every byte within the bounds, and ends by itself where the response does.
/// </summary>
internal sealed class ResponseReader(WireLimits limits, string method)
{
    private const int MostInterim = 20;

    private readonly WireFaults _faults = new();
    private readonly List<BodyPiece> _pieces = [];
    private readonly List<InterimResponse> _interim = [];
    private readonly DoneLine _doneLine = new();
    private readonly ByteStore _raw = new(limits.BodyBytes);
    private HeadReader _head = new(limits.HeadBytes);
    private ByteStore _body = new(0);
    private BodyFraming? _framing;
    private ChunkedDecoder? _chunks;
    private WireResponse? _response;
    private bool _isEventStream;

    /// <summary>How the response ended; null while it goes on.</summary>
    public ExchangeEnd? End { get; private set; }

    /// <summary>What <see cref="End"/> means here; empty for a whole response.</summary>
    public string EndDetail { get; private set; } = "";

    /// <summary>When the first byte arrived; null before it.</summary>
    public TimeSpan? FirstByte { get; private set; }

    /// <summary>The interim responses so far, the first ones where they are many.</summary>
    public IReadOnlyList<InterimResponse> Interim => _interim;

    /// <summary>Whether the final response has begun: its head is whole.</summary>
    public bool HasBegun => _response is not null;

    /// <summary>Whether this is an event stream that has said <c>data: [DONE]</c>.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether this is an event stream that has told some text of its reply.</summary>
    public bool HasText => _isEventStream && FirstText.IsIn(_body.Span);

    /// <summary>Whether the connection can take another request, as far as the response tells.</summary>
    public bool CanReuseConnection =>
        End == ExchangeEnd.Complete
        && _framing is { Kind: not BodyFramingKind.UntilClose }
        && _response is { Version: "HTTP/1.1", Status: >= 200 }
        && !_response.Headers.Any(IsClose)
        && !_faults.Has(WireFaultKind.TwoLengths, WireFaultKind.TransferEncoding, WireFaultKind.ContentLength, WireFaultKind.BytesAfterResponse);

    /// <summary>Whether bytes could follow the response that do not belong to it, and none were seen yet.</summary>
    public bool MayBeFollowed => End == ExchangeEnd.Complete && !_faults.Has(WireFaultKind.BytesAfterResponse);

    /// <summary>Whether the response looks cut off by its own Content-Length: a stream that ends without <c>data: [DONE]</c>. It may go on.</summary>
    public bool LooksCutOff => MayBeFollowed && !IsDone && _framing is { Kind: BodyFramingKind.Length, Length: > 0 } && _isEventStream;

    /// <summary>How far the response has come, in words for people.</summary>
    public string Progress => this switch
    {
        { FirstByte: null } => "before any byte of an answer",
        { _framing: null } => $"after {WireText.Count(_head.Length, "byte")} of the head",
        { _framing.Kind: BodyFramingKind.Length } => $"after {_raw.Length:N0} of {WireText.Count(_framing.Length, "byte")} of the body",
        { _chunks: { } chunks } => $"after {WireText.Count(_body.Length, "byte")} of the body, {chunks.Missing}",
        _ => $"after {WireText.Count(_raw.Length, "byte")} of the body, whose length was not announced",
    };

    /// <summary>The response as far as it arrived; null where its head did not.</summary>
    public WireResponse? Response => _response is null ? null : _response with
    {
        RawBody = _raw.Memory,
        Body = _body.Memory,
        Pieces = [.. _pieces],
        Faults = _faults.InOrder(),
    };

    /// <summary>Takes bytes that arrived in one read.</summary>
    public void Read(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        FirstByte ??= at;
        while (End is null && _framing is null && !bytes.IsEmpty)
        {
            bytes = bytes[ReadHead(bytes, at)..];
        }

        if (End is null && !bytes.IsEmpty)
        {
            bytes = bytes[ReadBody(bytes, at)..];
        }

        if (End == ExchangeEnd.Complete && !bytes.IsEmpty && !_faults.Has(WireFaultKind.BytesAfterResponse))
        {
            _faults.Add(WireFaultKind.BytesAfterResponse, ResponsePart.RawBody, _raw.Length, $"Bytes follow the response: {WireText.Quote(bytes)}.");
        }
    }

    /// <summary>Gives back the memory that was taken for more than came. Nothing is read after it.</summary>
    public void Trim()
    {
        _raw.Trim();
        _body.Trim();
        _pieces.TrimExcess();
    }

    /// <summary>Takes the end of the connection.</summary>
    public void Close()
    {
        if (End is null && _framing is { Kind: BodyFramingKind.UntilClose })
        {
            End = ExchangeEnd.Complete;
        }
        else if (End is null)
        {
            Stop(ExchangeEnd.Truncated, $"The target closed the connection {Progress}.");
        }
    }

    private int ReadHead(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        var taken = _head.Read(bytes);
        if (_head.Problem is { } problem)
        {
            Stop(ExchangeEnd.Malformed, problem);
        }
        else if (_head.IsTooLong)
        {
            Stop(ExchangeEnd.LimitReached, $"The head is longer than {WireText.Count(limits.HeadBytes, "byte")}; no more was read. It starts with {WireText.Quote(_head.Bytes.Span)}.");
        }
        else if (_head.IsWhole)
        {
            TakeHead(at);
        }

        return taken;
    }

    private void TakeHead(TimeSpan at)
    {
        var faults = new WireFaults();
        var status = _head.Parse(faults, out var fields);

        // RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response". Nothing
        // was asked that 101 could answer: it is taken as final.
        if (status.Status is >= 100 and < 200 and not 101)
        {
            _faults.AddInterim(status.Status, faults);
            if (_interim.Count < MostInterim)
            {
                _interim.Add(new InterimResponse(status.Status, at));
            }

            _head = _head.Next();
            return;
        }

        _faults.Add(faults);

        _response = new WireResponse
        {
            Version = status.Version,
            Status = status.Status,
            Reason = status.Reason,
            Headers = [.. fields.Select(field => field.Field)],
            Head = _head.Bytes,
            RawBody = default,
            Body = default,
            Pieces = [],
        };
        _framing = BodyFraming.Of(status, fields, method, _faults);
        _isEventStream = _response.MediaType == "text/event-stream";
        _body = _raw;
        if (_framing.Kind == BodyFramingKind.Chunked)
        {
            var body = _body = new ByteStore(limits.BodyBytes);
            _chunks = new ChunkedDecoder(_faults, (_, content) => body.Append(content));
        }

        if (_framing is { Kind: BodyFramingKind.None } or { Kind: BodyFramingKind.Length, Length: 0 })
        {
            End = ExchangeEnd.Complete;
        }
    }

    private int ReadBody(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        var before = _body.Length;
        var taken = TakeBody(bytes[..Math.Min(bytes.Length, _raw.Room)]);
        if (_body.Length > before)
        {
            AddPiece(before, _body.Length - before, at);
            IsDone = _isEventStream && _doneLine.IsIn(_body.Span);
        }

        if (_chunks is { Problem: { } problem })
        {
            Stop(ExchangeEnd.Malformed, problem);
        }
        else if (_chunks is { IsComplete: true })
        {
            HeadParser.ParseFields(_raw.Span[_chunks.TrailerStart..], _chunks.TrailerStart, ResponsePart.RawBody, _faults);
            End = ExchangeEnd.Complete;
        }
        else if (_framing is { Kind: BodyFramingKind.Length } && _raw.Length == _framing.Length)
        {
            End = ExchangeEnd.Complete;
        }
        else if (taken < bytes.Length)
        {
            Stop(ExchangeEnd.LimitReached, $"The body is longer than {WireText.Count(limits.BodyBytes, "byte")}; no more was read.");
        }

        return taken;
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        var length = _chunks is not null ? _chunks.Decode(bytes, _raw.Length)
            : _framing!.Kind == BodyFramingKind.Length ? (int)Math.Min(bytes.Length, _framing.Length - _raw.Length)
            : bytes.Length;
        _raw.Append(bytes[..length]);
        return length;
    }

    private void AddPiece(int offset, int length, TimeSpan at)
    {
        if (_pieces.Count < limits.Pieces)
        {
            _pieces.Add(new BodyPiece(offset, length, at));
        }
        else if (_pieces is [.., var last])
        {
            _pieces[^1] = last with { Length = last.Length + length, At = at };
        }
    }

    private static bool IsClose(HeaderField header) =>
        header.Name.Equals("Connection", StringComparison.OrdinalIgnoreCase) && header.Value.Contains("close", StringComparison.OrdinalIgnoreCase);

    private void Stop(ExchangeEnd end, string detail) => (End, EndDetail) = (end, detail);
}
