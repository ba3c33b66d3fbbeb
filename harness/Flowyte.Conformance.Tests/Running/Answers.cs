using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>What a made-up target answers.</summary>
internal static class Answers
{
    public static Exchange With(this Exchange exchange, int status, string body, string mediaType = "application/json", params HeaderField[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return exchange with
        {
            End = ExchangeEnd.Complete,
            Response = new()
            {
                Version = "HTTP/1.1",
                Status = status,
                Headers = [new("Content-Type", mediaType), .. headers],
                Head = Encoding.ASCII.GetBytes($"HTTP/1.1 {status} \r\nContent-Type: {mediaType}\r\n\r\n"),
                Body = bytes,
                RawBody = bytes,
                Pieces = [new(0, bytes.Length, TimeSpan.FromMilliseconds(5))],
            },
        };
    }

    public static Exchange Completion(this Exchange exchange) => exchange.Completion("Yes, we do.");

    public static Exchange Completion(this Exchange exchange, string content) => exchange.With(
        200,
        $$"""{"choices":[{"index":0,"message":{"role":"assistant","content":"{{content}}"},"finish_reason":"stop"}]}""");

    public static Exchange Refused(this Exchange exchange, int status = 400) => exchange.With(status, """{"error":{"message":"no"}}""");

    public static Exchange Throttled(this Exchange exchange, string? retryAfter = null) =>
        exchange.With(429, "{}", headers: retryAfter is null ? [] : [new("Retry-After", retryAfter)]);

    public static Exchange Unanswered(this Exchange exchange, ExchangeEnd end, string detail = "") => exchange with { End = end, EndDetail = detail };
}
