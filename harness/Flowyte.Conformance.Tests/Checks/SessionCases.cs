using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What targets say about sessions. One of them, cs_1, is asked a question in JSON and another one in a stream.</summary>
internal static class SessionCases
{
    private const string Json = "application/json";
    private const string Session = """{"success":true,"data":{"id":"cs_1","agentId":"agt_1","status":"active"}}""";
    private const string User1 = """{"id":"m1","role":"user","content":"Größe M? code: aaa111"}""";
    private const string Agent1 = """{"id":"m2","role":"assistant","content":"The code is aaa111."}""";
    private const string User2 = """{"id":"m3","role":"user","content":"Where is it? bbb222"}""";
    private const string Agent2 = """{"id":"m4","role":"assistant","content":"On its way."}""";
    private const string Done = "event: done\ndata: {\"messages\":[{\"role\":\"assistant\",\"content\":\"On its way.\"}]}\n\n";

    private static string Deltas { get; } = Delta("On ") + Delta("its ") + Delta("way.");

    private static Said Create { get; } = Said("1", "POST", "/chat/sessions", Session) with { Status = 201, Request = """{"agentId":"agt_1"}""" };

    private static Said Get { get; } = Said("2", "GET", "/chat/sessions/cs_1", Session);

    private static Said Plain { get; } = Said("3", "POST", "/chat/sessions/cs_1/messages", Enveloped($$"""{"messages":[{{Agent1}}],"userMessage":{{User1}}}""")) with
    {
        Request = """{"content":"Größe M? code: aaa111","stream":false}""",
        Codes = ["aaa111"],
    };

    private static Said List { get; } = Listed(User1, Agent1, User2, Agent2);

    private static Said End { get; } = Said("6", "POST", "/chat/sessions/cs_1/end", """{"success":true}""");

    private static Said After { get; } = List with { Id = "after/1" };

    private static Said Refused { get; } = Said("7", "GET", "/chat/sessions/nobody", """{"type":"about:blank","title":"Not found","status":404,"detail":"No such session.","code":"session_not_found","errors":[{"field":"id","message":"Unknown."}]}""") with
    {
        Kind = TurnKind.Refusal,
        Status = 404,
        ContentType = "application/problem+json",
    };

    private static Said Other { get; } = Said("8", "POST", "/chat/sessions/cs_2/messages", Enveloped("""{"message":{"content":"Yes."}}""")) with { Request = """{"content":"Is it warm? ccc333"}""", Codes = ["ccc333"] };

    /// <summary>A session from its beginning to its end.</summary>
    private static Said[] Life { get; } = [Create, Get, Plain, Stream(Deltas + Done), List, End, After];

    public static IReadOnlyList<FaultCase> Faults { get; } =
    [
        new("SESS-1", "answer cut off", Get with { End = ExchangeEnd.Truncated }),
        new("SESS-1", "no answer", Get with { End = ExchangeEnd.TimedOut, Answered = false }),
        new("SESS-3", "bare", Get with { Body = """⟦{"id":"cs_1"}⟧""" }),
        new("SESS-3", "success as text", Get with { Body = """{"success":⟦"true"⟧,"data":{"id":"cs_1"}}""" }),
        new("SESS-3", "not JSON", Get with { Body = "OK" }),
        new("SESS-2", "refused", Create with { Status = 503, Body = "{}", Expectations = [Say.Expecting("SESS-2", "2xx")] }),
        new("SESS-7", "another session", Get with { Body = """{"success":true,"data":{"id":⟦"cs_9"⟧}}""" }),
        new("SESS-8", "another agent", Create with { Body = """{"success":true,"data":{"id":"cs_1","agentId":⟦"agt_9"⟧}}""" }),
        new("SESS-10", "no text", Plain with { Body = Enveloped("""{"messages":[]}""") }),
        new("SESS-11", "another media type", Stream(Deltas + Done) with { ContentType = Json }),
        new("SESS-12", "no event", Stream("⟦data: {\"text\":\"On \"}\n⟧\n" + Done)),
        new("SESS-12", "no data", Stream("⟦event: thinking\n⟧\n" + Deltas + Done)),
        new("SESS-12", "no blank line", Stream(Deltas + Done[..^1])),
        new("SESS-12", "a line that nobody reads", Stream("event: delta\nData: {}\n\n" + Done)),
        new("SESS-13", "plain text", Stream("⟦event: delta\ndata: On its way\n⟧\n" + Done)),
        new("SESS-14", "no end", Stream(Deltas)),
        new("SESS-15", "twice", Stream(Deltas + Done + Done)),
        new("SESS-15", "[DONE]", Stream(Deltas + Done + "⟦data: [DONE]\n⟧\n")),
        new("SESS-16", "done alone", Stream(Done)),
        new("SESS-17", "a piece lost", Stream(Delta("On ") + Delta("way.") + Done)),
        new("SESS-17", "another text in the history", Stream(Deltas + "event: done\ndata: {}\n\n"), Listed(User2, Agent2.Replace("way", "road", StringComparison.Ordinal))),
        new("SESS-19", "no list", List with { Body = Enveloped("""{"count":4}""") }),
        new("SESS-19", "texts", List with { Body = Enveloped("""["Hello."]""") }),
        new("SESS-20", "question lost", Plain, Listed(Agent1)),
        new("SESS-20", "answer lost", Plain, Listed(User1)),
        new("SESS-21", "question lost", Stream(Deltas + Done), Listed(User1)),
        new("SESS-21", "answer lost", Plain, Stream(Deltas + Done), Listed(User1, Agent1, User2)),
        new("SESS-22", "answer first", Plain, Stream(Deltas + Done), Listed(Agent1, User1, User2, Agent2)),
        new("SESS-22", "questions first", Plain, Stream(Deltas + Done), Listed(User1, User2, Agent1, Agent2)),
        new("SESS-23", "question twice", Plain, Listed(User1, User1.Replace("m1", "m9", StringComparison.Ordinal), Agent1)),
        new("SESS-23", "the same message twice", Plain, Listed(User1, Agent1, Agent1)),
        new("SESS-24", "question marks", Plain, Listed(User1.Replace("ö", "?", StringComparison.Ordinal), Agent1)),
        new("SESS-25", "of another session", Plain, Other, Listed(User1, Agent1, """{"id":"m7","role":"user","content":"Is it warm? ccc333"}""")),
        new("SESS-26", "gap", Plain, Stream(Deltas + Done), List, Page("?limit=2", User1, Agent1), Page("?limit=2&cursor=c", Agent2)),
        new("SESS-26", "overlap", Plain, Stream(Deltas + Done), List, Page("?limit=2", User1, Agent1), Page("?limit=2&cursor=c", Agent1, User2)),
        new("SESS-28", "empty after the end", Plain, End, Listed() with { Id = "after/1" }),
        new("SESS-31", "HTML", Refused with { ContentType = "text/html", Body = "<h1>404</h1>" }),
        new("SESS-31", "another media type", Refused with { ContentType = Json }),
        new("SESS-31", "errors are texts", Refused with { Body = Refused.Body.Replace("""[{"field":"id","message":"Unknown."}]""", """⟦["Unknown."]⟧""", StringComparison.Ordinal) }),
        new("SESS-31", "title is a number", Refused with { Body = Refused.Body.Replace("\"Not found\"", "⟦7⟧", StringComparison.Ordinal) }),
        new("SESS-32", "no code", Refused with { Body = """{"title":"Not found","status":404}""" }),
        new("SESS-32", "another status", Refused with { Body = """{"title":"Not found","status":⟦200⟧,"code":"not_found"}""" }),
        new("SESS-37", "found", Get with { Kind = TurnKind.Refusal, Expectations = [Say.Expecting("SESS-37", "404")] }),
    ];

    public static IReadOnlyList<LegalCase> Legal { get; } =
    [
        new("a session", [.. Life, Refused, Other]),
        new("expectations that are met", Create with { Expectations = [Say.Expecting("SESS-2", "2xx")] }, Refused with { Expectations = [Say.Expecting("SESS-37", "404")], Control = 200 }),
        new("a key without chat:read", Get with { Status = 403, ContentType = "application/problem+json", Body = """{"status":403,"code":"insufficient_scope"}""", Expectations = [Say.Expecting("SESS-6", "2xx")] }),
        new("pages that join", [.. Life[..5], Page("?limit=2", User1, Agent1), Page("?limit=2&cursor=c", User2, Agent2)]),
        new("limit is passed over", [.. Life[..5], Page("?limit=2", User1, Agent1, User2, Agent2), Page("?limit=2&cursor=c", User1, Agent1, User2, Agent2)]),
        new("cursor is passed over", [.. Life[..5], Page("?limit=2", User1, Agent1), Page("?limit=2&cursor=c", User1, Agent1)]),
        new("newest first", [.. Life[..4], Listed(Agent2, User2, Agent1, User1)]),
        new("a greeting, and other words", [.. Life[..4], Listed("""{"role":"system","content":"Welcome."}""", """{"sender":"human","text":"Größe M? code: aaa111 "}""", """{"sender":"bot","text":"The code is aaa111."}""", """{"type":"user_utterance","content":[{"type":"text","text":"Where is it? bbb222"}]}""", """{"type":"agent_message","content":{"text":"On its way."}}""")]),
        new("a bare list", [.. Life[..4], List with { Body = Enveloped($"[{User1},{Agent1},{User2},{Agent2}]") }]),
        new("a list by another name", [.. Life[..4], List with { Body = Enveloped($$"""{"page":1,"results":[{{User1}},{{Agent1}},{{User2}},{{Agent2}}]}""") }]),
        new("a session in session", Get with { Body = """{"success":true,"message":null,"data":{"session":{"sessionId":"cs_1","agent_id":"agt_1"}}}""" }),
        new("a session without a known id", Get with { Body = """{"success":true,"data":{"key":"cs_1"}}""" }),
        new("comments, CRLF, ids and retry", Stream($": hello\n\nretry: 3000\n\nid: 1\n{Deltas}{Done}: bye\n\n".Replace("\n", "\r\n", StringComparison.Ordinal))),
        new("events of other names", Stream("event: tool_call\ndata: null\n\nevent: token\ndata: {\"content\":\"On its \"}\n\nevent: kb_retrieval\ndata: []\n\nevent: token\ndata: {\"content\":\"way.\"}\n\n" + Done), List),
        new("events without text", Stream("event: thinking\ndata: {\"step\":1}\n\n" + "event: done\ndata: {}\n\n"), List),
        new("an error in the middle", Stream(Delta("On ") + "event: error\ndata: {\"code\":\"agent_failed\"}\n\n"), Listed()),
        new("a stream that was cut off is one defect", Stream(Deltas) with { End = ExchangeEnd.Interrupted }),
        new("few members in a refusal", Refused with { Body = """{"status":404,"code":"not_found","extra":1}""" }),
        new("an answer by another name", Plain with { Body = Enveloped("""{"assistant":{"utterance":"The code is aaa111."}}""") }),
        new("a history by other names", [.. Life[..4], List with { Body = Enveloped($$"""{"turns":[{{User1.Replace("content", "utterance", StringComparison.Ordinal)}},{{Agent1.Replace("content", "utterance", StringComparison.Ordinal)}}]}""") }]),
        new("a server in front", Refused with { Status = 502, ContentType = "text/html", Body = "<h1>Bad gateway</h1>" }),
    ];

    private static string Enveloped(string data) => $$"""{"success":true,"data":{{data}}}""";

    private static string Delta(string text) => $"event: delta\ndata: {{\"text\":\"{text}\"}}\n\n";

    private static Said Listed(params string[] messages) =>
        Said("5", "GET", "/chat/sessions/cs_1/messages", Enveloped($$"""{"items":[{{string.Join(",", messages)}}],"nextCursor":null}"""));

    private static Said Page(string query, params string[] messages) => Listed(messages) with { Id = $"page/{query.Length}", Path = $"/chat/sessions/cs_1/messages{query}" };

    private static Said Stream(string body) => Said("4", "POST", "/chat/sessions/cs_1/messages", body) with
    {
        ContentType = "text/event-stream",
        Request = """{"content":"Where is it? bbb222","stream":true}""",
        Codes = ["bbb222"],
    };

    private static Said Said(string id, string method, string path, string body) => new() { Id = $"session/{id}", Method = method, Path = path, ContentType = Json, Body = body, Request = method == "GET" ? "" : "{}" };
}
