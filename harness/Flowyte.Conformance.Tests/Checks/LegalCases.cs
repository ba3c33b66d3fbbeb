using System.IO.Compression;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;
using static Flowyte.Conformance.Tests.Checks.RefusalFaults;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What a conforming target may do, although no two do it alike. Nothing of it may raise a MUST or a SHOULD.</summary>
internal static class LegalCases
{
    private const string Usage = "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}";
    private const string NoChoices = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1741570283,\"model\":\"agt_1\",\"choices\":[]}";
    private const string WithAnotherTool = """{"model":"agt_1","messages":[{"role":"user","content":"Where is it?"}],"tools":[{"type":"function","function":{"name":"other"}}]}""";
    private const string Error = "data: {\"error\":{\"message\":\"Overloaded.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n";

    private static readonly string Begun = Say.Events(Say.Role, Say.Text("Yes,"), Say.Text(" we"));
    private static readonly Said Long = Say.Stream([Say.Role, .. Enumerable.Range(1, 9).Select(i => Say.Text($"word{i} ")), Say.Stop]);

    public static IEnumerable<LegalCase> All { get; } =
    [
        // Streams: how they are framed.
        new("L00 nothing unusual", Say.Completion(), Say.Raw(Say.Good) with { Id = "asked/2" }),
        new("any origin without credentials", Say.Completion() with { RequestHeaders = [new("Origin", "https://conformance.example")], Headers = [new("Access-Control-Allow-Origin", "*")] }),
        new("reasoning beside an empty text", Say.Completion("\"Yes, we do.\"", "\"\",\"reasoning_content\":\"They ask.\",\"refusal\":null")),
        new("an empty reply", Say.Completion("\"Yes, we do.\"", "\"\"")),
        new("a refusal beside null", Say.Completion("\"Yes, we do.\"", "null,\"refusal\":\"No.\"")),
        new("reasoning that reaches a limit", Say.Completion("\"Yes, we do.\"},\"finish_reason\":\"stop\"", "null,\"reasoning_content\":\"They ask.\"},\"finish_reason\":\"length\"")),
        new("tool calls with their finish_reason", Say.Completion("\"Yes, we do.\"},\"finish_reason\":\"stop\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"") with { Request = WithAnotherTool }),
        new("L01 CRLF", Say.Raw(Say.Good.Replace("\n", "\r\n", StringComparison.Ordinal))),
        new("L02 CR alone", Say.Raw(Say.Good.Replace('\n', '\r'))),
        new("L03 a byte-order mark", Say.Raw(Say.Good) with { Bytes = [0xEF, 0xBB, 0xBF] }),
        new("L04 no space after data", Say.Raw(Say.Good.Replace("data: ", "data:", StringComparison.Ordinal))),
        new("L05 two spaces before the JSON", Say.Raw(Say.Good.Replace("data: {", "data:  {", StringComparison.Ordinal))),
        new("L06 comments first, between and within events", Say.Raw($": hello\n\n{Say.Events(Say.Role)}: ping\n\n: queued\n{Say.Events(Say.Text("Yes."), Say.Stop)}data: [DONE]\n\n: bye\n\n")),
        new("L07 event: message", Say.Raw(Say.Good.Replace("data: {", "event: message\ndata: {", StringComparison.Ordinal))),
        new("L08 ids without comments", Say.Raw(Say.Good.Replace("data: {", "id: 7\ndata: {", StringComparison.Ordinal))),
        new("L09 data of several lines", Say.Raw(Say.Good.Replace("\"object\"", "\ndata: \"object\"", StringComparison.Ordinal))),
        new("L10 more blank lines", Say.Raw("\n\n" + Say.Good.Replace("\n\n", "\n\n\n\n", StringComparison.Ordinal))),
        new("L11 single bytes, characters in parts", Say.Stream(Say.Role, Say.Text("Größe 👩‍👧"), Say.Stop) is var said ? said with { Pieces = Bytewise(said) } : said),
        new("L12 one write", Say.Raw(Say.Good)),
        new("L13 HTTP/1.0", Say.Raw(Say.Good) with { Version = "HTTP/1.0" }),
        new("L14 Content-Length on a stream", Say.Raw(Say.Good) with { Headers = [new("Content-Length", "1"), new("Date", Said.Date)] }),
        new("event: done with [DONE]", Say.Raw(Say.Good.Replace("data: [DONE]", "event: done\ndata: [DONE]", StringComparison.Ordinal))),
        new("event: done before [DONE]", Say.Raw(Say.Good.Replace("data: [DONE]", "event: done\ndata: {}\n\ndata: [DONE]", StringComparison.Ordinal))),
        new("fields of other names", Say.Raw($"progress: 50\n\n{Say.Good.Replace("data: {", "x-trace: 7\ndata: {", StringComparison.Ordinal)}")),
        new("retry beside data", Say.Raw($"retry: 3000\n{Say.Good}")),
        new("media type in other letters, with a charset", Say.Raw(Say.Good) with { ContentType = "Text/Event-Stream; charset=UTF-8" }),
        new("a comment while the agent thinks", Long with { Pieces = [(20, 15_000), (40, 30_000), (Long.Body.Length, 45_000)], TotalMilliseconds = 45_001 }),
        new("a slow first word", Long with { Pieces = [(300, 5_000), (900, 5_100), (Long.Body.Length, 5_200)], TotalMilliseconds = 5_201 }),
        new("a short stream in one piece", Say.Raw(Say.Good) with { Pieces = [(Say.Good.Length, 900)], TotalMilliseconds = 901 }),
        new("a long stream as it is made", Long with { Pieces = [(300, 10), (900, 200), (Long.Body.Length, 400)], TotalMilliseconds = 401 }),
        new("an end 900 ms after [DONE]", Say.Raw(Say.Good) with { TotalMilliseconds = 905 }),

        // Streams: what they say.
        new("L16 role and text in one chunk", Say.Stream(Say.Delta("{\"role\":\"assistant\",\"content\":\"Yes.\"}"), Say.Stop)),
        new("L17 content null at first", Say.StreamWith("\"content\":\"\"", "\"content\":null")),
        new("L18 role on each chunk", Say.Raw(Say.Good.Replace("{\"content\"", "{\"role\":\"assistant\",\"content\"", StringComparison.Ordinal))),
        new("L19 finish_reason beside the last text", Say.Stream(Say.Role, Say.Delta("{\"content\":\"Yes.\"}", "\"stop\""))),
        new("L20 all in one chunk", Say.Stream(Say.Delta("{\"role\":\"assistant\",\"content\":\"Yes, we ship to Canada.\"}", "\"stop\""))),
        new("L21 empty deltas, empty content, no choices", Say.Stream(Say.Role, Say.Delta("{}"), Say.Text(""), NoChoices, Say.Text("Yes."), Say.Stop)),
        new("L22 usage null everywhere", Say.Raw(Say.Good.Replace("\"model\"", "\"usage\":null,\"model\"", StringComparison.Ordinal))),
        new("L22 usage without choices", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop, NoChoices.Replace("\"choices\"", $"{Usage},\"choices\"", StringComparison.Ordinal))),
        new("L22 usage beside finish_reason", Say.StreamWith("{\"index\":0,\"delta\":{},", "{\"index\":0,\"delta\":{},\"x\":0,") is var finish ? finish with { Body = finish.Body.Replace("\"stop\"}]}", $"\"stop\"}}],{Usage}}}", StringComparison.Ordinal) } : finish),
        new("L23 unknown members", Say.Raw(Say.Good.Replace("\"model\"", "\"obfuscation\":\"x\",\"service_tier\":\"standard\",\"system_fingerprint\":null,\"model\"", StringComparison.Ordinal).Replace("\"content\":\" we\"", "\"reasoning_content\":\"hm\",\"content\":\" we\"", StringComparison.Ordinal))),
        new("L24 nulls in deltas", Say.Raw(Say.Good.Replace("{\"content\"", "{\"role\":null,\"refusal\":null,\"tool_calls\":null,\"function_call\":null,\"content\"", StringComparison.Ordinal).Replace("\"finish_reason\"", "\"logprobs\":null,\"finish_reason\"", StringComparison.Ordinal))),
        new("L24 no tool calls", Say.Raw(Say.Good.Replace("{\"content\"", "{\"tool_calls\":[],\"content\"", StringComparison.Ordinal))),
        new("tool calls", Say.Stream(
            Say.Role,
            Say.Delta("{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"\"}}]}"),
            Say.Delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}},{\"index\":1,\"id\":\"call_2\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]}"),
            Say.Delta("{}", "\"tool_calls\""))),
        new("the reason length", Say.StreamWith("\"stop\"", "\"length\"")),
        new("words that repeat", Say.Stream(Say.Role, Say.Text("ha ha ha ha "), Say.Text("ha ha ha ha "), Say.Text("ha ha ha ha ha ha ha ha ha ha"), Say.Stop)),
        new("line breaks that grow", Say.Stream(Say.Role, Say.Text("\\n"), Say.Text("\\n\\n"), Say.Text("\\n\\n   and then the text"), Say.Stop)),
        new("[DONE] and blank lines in the text", Say.Stream(Say.Role, Say.Text("one\\n\\ndata: [DONE]\\n\\ntwo"), Say.Stop)),
        new("U+FFFD in the text", Say.Stream(Say.Role, Say.Text("It shows \uFFFD"), Say.Text(" where"), Say.Text("\uFFFD is meant"), Say.Stop)),
        new("no text at all", Say.Stream(Say.Role, Say.Stop)),
        new("an error in the middle", Say.Raw(Begun + Error)),
        new("an error in the middle, by event and [DONE]", Say.Raw($"{Begun}event: error\n{Error}data: [DONE]\n\n")),

        // Completions.
        new("L25 as little as possible", Say.Completion($",{Usage}", "")),
        new("L25 white space around it", Say.Completion() is var spaced ? spaced with { Body = $" \r\n\t{spaced.Body}\n\n" } : spaced),
        new("a media type of its own", Say.Completion() with { ContentType = "application/vnd.flowyte.v1+json" }),
        new("codes that stay apart", ChunkFaults.Repeats("one", "0123456789ab", "0123456789ab"), ChunkFaults.Repeats("two", "ba9876543210", "ba9876543210"), ChunkFaults.Repeats("three", "777777777777", "I do not repeat codes")),
        new("codes of one user that stay apart", ChunkFaults.OfUser("one", "0123456789ab", "0123456789ab"), ChunkFaults.OfUser("two", "ba9876543210", "ba9876543210")),
        new("stream false", Say.Completion() with { Request = Say.Completion().Request.Replace("\"model\"", "\"stream\":false,\"model\"", StringComparison.Ordinal) }),
        new("logprobs null", Say.Completion("\"index\":0", "\"logprobs\":null,\"index\":0")),
        new("nulls", Say.Completion(Usage, "\"usage\":null,\"error\":null,\"system_fingerprint\":null,\"service_tier\":null")),
        new("unknown members", Say.Completion("\"finish_reason\"", "\"logprobs\":null,\"content_filter_results\":{},\"finish_reason\"")),
        new("usage with its details", Say.Completion("\"total_tokens\":3", "\"total_tokens\":40,\"prompt_tokens_details\":null")),
        new("usage of zero", Say.Completion(Usage, "\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}")),
        new("empty text", Say.Completion("Yes, we do.", "")),
        new("another model", Say.Completion("agt_1", "gpt-4o-2024-08-06")),
        new("a tool call", Say.Completion("\"Yes, we do.\"},\"finish_reason\":\"stop\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"") with { Request = WithAnotherTool }),
        new("a call of the agent's own tool, although the request brought another", Say.Completion("\"Yes, we do.\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]") with { Request = WithAnotherTool }),
        new("a custom tool call", Say.Completion("\"Yes, we do.\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"custom\",\"custom\":{\"name\":\"find\",\"input\":\"x\"}}]") with { Request = WithAnotherTool }),
        new("no Date", Say.Completion("1741570283", "1700000000") with { Headers = [] }),
        new("a clock that is four minutes off", Say.Completion("1741570283", "1741570043")),
        new("identity", Say.Completion() with { Headers = [new("Content-Encoding", "identity")] }),

        new("gzip that was offered", Said.Zipped(Say.Completion()), Said.Zipped(Say.Raw(Say.Good)) with { Id = "asked/2" }),
        new("deflate in its wrapper", Said.Zipped(Say.Completion(), stream => new ZLibStream(stream, CompressionLevel.Fastest)) with { Headers = [new("Content-Encoding", "deflate")] }),
        new("nothing where gzip was refused", Say.Completion() with { RequestHeaders = Said.NoGzip }),
        new("nothing where gzip was offered", Say.Completion() with { RequestHeaders = Said.Gzip }),
        new("a private cache", Say.Completion() with { Headers = [new("Cache-Control", "private, max-age=60")] }),
        new("public for no time", Say.Completion() with { Headers = [new("Cache-Control", "public, max-age=0, must-revalidate")] }),
        new("a Date of old", Say.Completion() with { Headers = [new("Date", "Monday, 10-Mar-25 01:31:23 GMT")] }, Say.Completion("chatcmpl-0", "chatcmpl-2") with { Id = "asked/2", Headers = [new("Date", "Mon Mar 10 01:31:23 2025")] }),
        new("leave to send the body", Say.Completion() with { RequestHeaders = [new("Expect", "100-continue")], BodySent = 3, Interim = [new(100, TimeSpan.FromMilliseconds(2))] }),
        new("late leave to send the body", Say.Completion() with { RequestHeaders = [new("Expect", "100-continue")], BodySent = 1000, Interim = [new(100, TimeSpan.FromMilliseconds(1200))] }),
        new("a refusal before the body", Say.Refusal("400", "413", 413) with { Kind = TurnKind.Either, RequestHeaders = [new("Expect", "100-continue")] }),
        new("chunks that are not taken", Page(411) with { RequestHeaders = [new("Transfer-Encoding", "chunked")], Expectations = [Say.Reply("HTTP-17")] }),
        new("HTTP/1.0 in HTTP/1.0", Say.Completion() with { Form = new() { Version = "1.0" }, Version = "HTTP/1.0" }),
        new("HTTP/1.0 refused", Page(505) with { Form = new() { Version = "1.0" } }),
        new("no Host refused by a page", Page(400) with { Form = new() { HasHost = false }, Kind = TurnKind.Refusal, Control = 200, Expectations = [Say.Expecting("HTTP-19", "4xx")] }),

        // Refusals.
        new("both forms in one", Say.Refusal()),
        new("an invalid body", Say.Refusal("", "", 400, "400", "422")),
        new("a limit on wrong requests, behind the first ones", [Wrong("REQ-13", 400, 0), .. Limited("ROLE-12", "400", "422"), .. Limited("MODEL-2", "400")]),
        new("a limit that another request with the same mistake does not meet", [.. Limited("ROLE-12", "400", "422"), Wrong("ROLE-12", 400, 4) with { Id = "ROLE-12/2" }]),
        new("a limit that right requests meet, too", [.. Limited("ROLE-12", "400", "422"), Wrong("REQ-13", 400, 4), Say.Refusal("400", "429", 429) with { Id = "asked/1-try1", Kind = TurnKind.Either, Control = null, Headers = [new("x-request-id", "1"), new("Retry-After", "1")] }, Say.Completion()]),
        new("a problem document", Say.Refusal() with { Body = """{"title":"Bad request","status":400,"code":"unknown_agent"}""" }),
        new("an OpenAI error", Say.Refusal() with { ContentType = "application/json", Body = """{"error":{"message":"No.","type":"invalid_request_error","param":null,"code":"unknown_agent"}}""" }),
        new("more members", Say.Refusal("\"title\"", "\"trace_id\":\"abc\",\"instance\":\"/api/v1/chat/completions\",\"help\":\"https://docs.flowyte.com/resources/errors\",\"title\"")),
        new("several challenges in one field and in another", Say.Refusal("400", "401", 401) with { Headers = [new("WWW-Authenticate", "Negotiate YII=, Basic realm = \"a, b\",, Bearer error_description=\"no \\\"key\\\"\""), new("WWW-Authenticate", "ApiKey")] }),
        new("the word undefined where that was sent as a key", Say.Refusal("No such agent", "The model is undefined") with { RequestHeaders = [new("Authorization", "Bearer undefined")] }),
        new("the end of a connection behind a refusal", Say.Refusal("400", "401", 401) with { Headers = [new("WWW-Authenticate", "Bearer")] }, Say.Completion() with { Id = "asked/2", ReuseConnection = true, Connect = TimeSpan.Zero, Answered = false, End = ExchangeEnd.Truncated }),
        new("a challenge of another scheme", Say.Refusal("400", "401", 401) with { Headers = [new("WWW-Authenticate", "ApiKey realm=\"flowyte\"")] }),
        new("the end of the key", Say.Refusal("No such agent", "The key flowyte_sk_…6789 is unknown")),
        new("a GET that is not found", Say.Refusal("400", "404", 404) with { Method = "GET" }),
        new("a 405 with Allow", Say.Refusal("400", "405", 405) with { Method = "GET", Headers = [new("Allow", "POST")] }),
        new("a limit in seconds", Say.Refusal("400", "429", 429) with { Headers = [new("Retry-After", "60")] }),
        new("a limit without a wait", Say.Refusal("400", "429", 429) with { Headers = [new("x-request-id", "1")] }),
        new("a limit by date", Say.Refusal("400", "429", 429) with { Headers = [new("Retry-After", Said.Date)] }),
        new("a limit that asks for a retry", Say.Refusal("400", "429", 429) with { Headers = [new("Retry-After", "1"), new("x-should-retry", "true")] }),

        // Connections.
        new("a connection that closes as announced", Say.Completion() with { Headers = [new("Connection", "close")] }, Say.Completion("chatcmpl-0", "chatcmpl-2") with { Id = "asked/2", ReuseConnection = true }),
        new("a connection that is used again", Say.Completion(), Say.Completion("chatcmpl-0", "chatcmpl-2") with { Id = "asked/2", ReuseConnection = true, Connect = TimeSpan.Zero }),
        new("an interrupted run", Say.Completion() with { Answered = false, End = ExchangeEnd.Interrupted, Expectations = [Say.Reply("REQ-1")] }),
    ];

    // What a web server says that stands in front of the route.
    private static Said Page(int status) => new() { Kind = TurnKind.Either, Status = status, ContentType = "text/html", Body = $"<h1>{status}</h1>" };

    private static IReadOnlyList<(int End, int At)> Bytewise(Said said) =>
        [.. Enumerable.Range(1, System.Text.Encoding.UTF8.GetByteCount(said.Body)).Select(i => (i, i / 10))];
}
