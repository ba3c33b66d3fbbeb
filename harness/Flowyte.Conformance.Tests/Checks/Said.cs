using System.IO.Compression;
using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>
/// An exchange written down as text. The brackets <c>⟦</c> and <c>⟧</c> in the body are taken out: they mark the bytes
/// at which a finding is to stand.
/// </summary>
internal sealed record Said
{
    public const string Date = "Mon, 10 Mar 2025 01:31:23 GMT";

    /// <summary>The field by which a request offers gzip and deflate.</summary>
    public static IReadOnlyList<HeaderField> Gzip { get; } = [new("Accept-Encoding", "gzip, deflate")];

    /// <summary>The field by which a request refuses gzip.</summary>
    public static IReadOnlyList<HeaderField> NoGzip { get; } = [new("Accept-Encoding", "gzip;q=0, identity")];

    private static IReadOnlyList<HeaderField> Usual { get; } = [new("Authorization", $"Bearer {MadeUp.Key}"), new("Accept", "application/json"), new("Content-Type", "application/json")];

    public string Id { get; init; } = "asked/1";

    public TurnKind Kind { get; init; } = TurnKind.Reply;

    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    public string Request { get; init; } = """{"model":"agt_1","messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";

    public IReadOnlyList<HeaderField> RequestHeaders { get; init; } = [];

    /// <summary>The codes that the request holds.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    public string Method { get; init; } = "POST";

    /// <summary>The path below the base URL.</summary>
    public string Path { get; init; } = "/chat/completions";

    public RequestForm Form { get; init; } = RequestForm.Usual;

    public IReadOnlyList<InterimResponse> Interim { get; init; } = [];

    /// <summary>When the body was sent after waiting for leave, in milliseconds; null where it did not wait, or got none.</summary>
    public int? BodySent { get; init; }

    public bool ReuseConnection { get; init; }

    /// <summary>Whether the client leaves at the first text.</summary>
    public bool Leaves { get; init; }

    public int Status { get; init; } = 200;

    public string Version { get; init; } = "HTTP/1.1";

    public required string ContentType { get; init; }

    public IReadOnlyList<HeaderField> Headers { get; init; } = [new("Date", Date), new("x-request-id", "req_1"), new("Cache-Control", "no-cache")];

    public string Body { get; init; } = "";

    /// <summary>The body where it is no text; it goes before <see cref="Body"/>.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Where the body is cut into pieces and when each of them arrives, in milliseconds; null for one piece at 5 ms.</summary>
    public IReadOnlyList<(int End, int At)>? Pieces { get; init; }

    public ExchangeEnd End { get; init; } = ExchangeEnd.Complete;

    public bool Answered { get; init; } = true;

    public int TotalMilliseconds { get; init; } = 6;

    /// <summary>When the exchange began, in seconds of the run.</summary>
    public int StartedAt { get; init; }

    public TimeSpan Connect { get; init; } = TimeSpan.FromMilliseconds(1);

    public IReadOnlyList<WireFault> Faults { get; init; } = [];

    /// <summary>The status of the control; null where the turn has none, 0 where it was not sent.</summary>
    public int? Control { get; init; }

    /// <summary>The place that the brackets mark: the first byte and how many; null where there are none.</summary>
    public (int Offset, int Length)? Marked
    {
        get
        {
            var start = Body.IndexOf('⟦', StringComparison.Ordinal);
            var end = Body.IndexOf('⟧', StringComparison.Ordinal);
            return start < 0 ? null : (Encoding.UTF8.GetByteCount(Body.AsSpan(0, start)), Encoding.UTF8.GetByteCount(Body.AsSpan(start + 1, end - start - 1)));
        }
    }

    // Decoded as the sender does it.
    public Exchange Exchange => ContentDecoding.Decode(Received, WireLimits.Default);

    private Exchange Received => new()
    {
        Id = Id,
        Request = new()
        {
            Method = Method,
            Target = new Uri($"http://127.0.0.1:9/api/v1{Path}"),
            Form = Form,
            Headers = [.. Usual.Where(usual => RequestHeaders.All(other => other.Name != usual.Name)), .. RequestHeaders],
            Body = Encoding.UTF8.GetBytes(Request),
        },
        Response = Answered ? Response() : null,
        Interim = Interim,
        End = End,
        EndDetail = End == ExchangeEnd.Complete ? "" : $"It ended as {End}.",
        Timing = new()
        {
            StartedAt = DateTimeOffset.UnixEpoch.AddSeconds(StartedAt),
            Connect = Connect,
            BodySent = BodySent is { } sent ? TimeSpan.FromMilliseconds(sent) : null,
            FirstByte = Answered ? TimeSpan.FromMilliseconds(2) : null,
            Total = TimeSpan.FromMilliseconds(TotalMilliseconds),
        },
    };

    public Evidence Evidence => new(Exchange, Turn(), Control is > 0 and var status ? (this with { Id = $"{Id}-control", Status = status, Control = null, Answered = true, End = ExchangeEnd.Complete }).Exchange : null);

    /// <summary>The same, compressed as the request offers to take it: by gzip unless another coding is given.</summary>
    public static Said Zipped(Said said, Func<Stream, Stream>? coding = null)
    {
        using var buffer = new MemoryStream();
        using (var coder = coding?.Invoke(buffer) ?? new GZipStream(buffer, CompressionLevel.Fastest))
        {
            coder.Write(Encoding.UTF8.GetBytes(said.Body));
        }

        return said with { Body = "", Bytes = buffer.ToArray(), RequestHeaders = Gzip, Headers = [new("Content-Encoding", "gzip")] };
    }

    private PlannedTurn Turn() => new()
    {
        Id = Id,
        Number = 1,
        Kind = Kind,
        Expectations = Expectations,
        Codes = Codes,
        ControlId = Control is null ? null : $"{Id}-control",
        Request = new RequestTemplate(MadeUp.SomeTarget, new RequestSpec { Method = Method, Path = Path, ReuseConnection = ReuseConnection, LeavesAtFirstText = Leaves }),
    };

    private WireResponse Response()
    {
        byte[] body = [.. Bytes ?? [], .. Encoding.UTF8.GetBytes(Body.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal))];
        IReadOnlyList<HeaderField> headers = ContentType.Length == 0 ? Headers : [new("Content-Type", ContentType), .. Headers];
        var head = new StringBuilder($"{Version} {Status} \r\n").AppendJoin("", headers.Select(header => $"{header.Name}: {header.Value}\r\n")).Append("\r\n");
        return new()
        {
            Version = Version,
            Status = Status,
            Headers = headers,
            Head = Encoding.Latin1.GetBytes(head.ToString()),
            RawBody = body,
            Body = body,
            Pieces = PiecesOf(body.Length),
            Faults = Faults,
        };
    }

    private List<BodyPiece> PiecesOf(int length)
    {
        var start = 0;
        var pieces = new List<BodyPiece>();
        foreach (var (end, at) in Pieces ?? [(length, 5)])
        {
            pieces.Add(new(start, end - start, TimeSpan.FromMilliseconds(at)));
            start = end;
        }

        return length == 0 ? [] : pieces;
    }
}
