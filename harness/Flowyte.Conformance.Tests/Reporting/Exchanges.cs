using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>Makes up exchanges for reports to show.</summary>
internal static class Exchanges
{
    public const string Key = "flowyte_sk_live_canary1234567890";

    public static Exchange Answered(string id, int status, string contentType, string body, string request = """{"model":"agt_1","messages":[{"role":"user","content":"Hi"}]}""") =>
        Answered(id, status, contentType, Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetBytes(request));

    public static Exchange Answered(string id, int status, string contentType, byte[] body, byte[] request)
    {
        HeaderField[] headers = [new("Content-Type", contentType), new("X-Request-Id", "req_1")];
        var head = $"HTTP/1.1 {status} Some Reason\r\n{string.Concat(headers.Select(field => $"{field.Name}: {field.Value}\r\n"))}\r\n";
        return Unanswered(id, ExchangeEnd.Complete, "", request) with
        {
            Response = new WireResponse
            {
                Version = "HTTP/1.1",
                Status = status,
                Reason = "Some Reason",
                Headers = headers,
                Head = Encoding.UTF8.GetBytes(head),
                RawBody = body,
                Body = body,
                Pieces = PiecesOf(body),
            },
        };
    }

    public static Exchange Unanswered(string id, ExchangeEnd end, string detail, byte[]? request = null) => new()
    {
        Id = id,
        Request = new WireRequest
        {
            Method = "POST",
            Target = new Uri("https://builder.example.org/api/v1/chat/completions"),
            Headers = [new("Authorization", $"Bearer {Key}"), new("Content-Type", "application/json"), new("Accept", "*/*")],
            Body = request ?? Encoding.UTF8.GetBytes("""{"model":"agt_1"}"""),
        },
        End = end,
        EndDetail = detail,
        Timing = new ExchangeTiming
        {
            StartedAt = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            FirstByte = TimeSpan.FromMilliseconds(3),
            Total = TimeSpan.FromMilliseconds(12.5),
        },
    };

    /// <summary>A stream of chunks, one a string, ended as it should be.</summary>
    public static string Stream(params IEnumerable<string> deltas) =>
        string.Concat(deltas.Select(delta => $$"""data: {"id":"c1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{"content":"{{delta}}"},"finish_reason":null}]}{{"\n\n"}}"""))
        + "data: [DONE]\n\n";

    // One piece a blank line: each event arrives 10 ms after the one before.
    private static List<BodyPiece> PiecesOf(byte[] body)
    {
        var pieces = new List<BodyPiece>();
        for (var start = 0; start < body.Length;)
        {
            var length = body.AsSpan(start).IndexOf("\n\n"u8) is >= 0 and var end ? end + 2 : body.Length - start;
            pieces.Add(new BodyPiece(start, length, TimeSpan.FromMilliseconds(3 + (10 * pieces.Count))));
            start += length;
        }

        return pieces;
    }
}
