using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Comparing;

/// <summary>Compares answers that a test writes down.</summary>
internal static class Compared
{
    public const string Completion = """{"id":"c1","object":"chat.completion","created":1741570283,"model":"agt_1","choices":[{"index":0,"message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""";
    public const string Refusal = """{"title":"unauthorized","status":401,"code":"unauthorized","detail":"No key."}""";

    /// <summary>The differences, each once and in a line as <c>name: live | mock</c>.</summary>
    public static string Of(Exchange live, Exchange mock) => string.Join('\n', ExchangeComparison.Compare(live, mock)
        .Select(seen => $"{StructureDifference.NameOf(seen.Area, seen.Place)}: {seen.Live ?? "-"} | {seen.Mock ?? "-"}")
        .Distinct());

    public static Exchange Json(string body = Completion, int status = 200, string contentType = "application/json", params HeaderField[] headers) =>
        With(Exchanges.Answered("one/1", status, contentType, body), headers);

    public static Exchange Stream(string body, params HeaderField[] headers) =>
        With(Exchanges.Answered("one/1", 200, "text/event-stream", body), headers);

    /// <summary>A stream of events with these data.</summary>
    public static Exchange Events(params IEnumerable<string> data) => Stream(string.Concat(data.Select(one => $"data: {one}\n\n")));

    public static string Chunk(string delta, string finish = "null", string id = "c1") =>
        $$"""{"id":"{{id}}","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""";

    public static string Usage(int tokens) =>
        $$$"""{"id":"c1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":{{{tokens}}},"total_tokens":{{{tokens + 1}}}}}""";

    /// <summary>The frames of an ordinary stream, with these pieces of text.</summary>
    public static IEnumerable<string> Reply(params IEnumerable<string> texts) =>
    [
        Chunk("""{"role":"assistant","content":""}"""),
        .. texts.Select(text => Chunk($$"""{"content":"{{text}}"}""")),
        Chunk("{}", "\"stop\""),
        "[DONE]",
    ];

    private static Exchange With(Exchange exchange, HeaderField[] headers) => exchange with
    {
        Response = exchange.Response! with { Headers = [.. exchange.Response.Headers, .. headers] },
    };
}
