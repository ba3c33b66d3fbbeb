using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Refusals with one fault each.</summary>
internal static class RefusalFaults
{
    private const string Error = "\"error\":{\"message\":\"No such agent.\",\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"unknown_agent\"}";

    public static IEnumerable<FaultCase> All { get; } =
    [
        new("ERR-1", "a server error", Say.Refusal("400", "500", 500)),
        new("ERR-2", "HTML", Say.Refusal() with { ContentType = "text/html", Body = "⟦<html></html>⟧" }),
        new("ERR-2", "no body", Say.Refusal() with { Body = "" }),
        new("ERR-2", "an array", Say.Refusal() with { Body = "⟦[]⟧" }),
        new("ERR-2", "the wrong media type", Say.Refusal() with { ContentType = "text/plain" }),
        new("ERR-2", "a stream", Say.Refusal() with { ContentType = "text/event-stream", Body = $"data: {Say.Problem}\n\n" }),
        new("ERR-2", "bytes after the value", Say.Refusal() with { Body = $"{Say.Problem}⟦O⟧K" }),
        new("ERR-3", "detail alone", Say.Refusal() with { Body = "{\"detail\":\"No such agent.\"}" }),
        new("ERR-3", "an error as text", Say.Refusal() with { Body = "{\"error\":\"No such agent.\"}" }),
        new("ERR-4", "a problem document alone", Say.Refusal($",{Error}", "")),
        new("ERR-5", "a message of another type", Say.Refusal("\"error\":{\"message\":\"No such agent.\"", "\"error\":{\"message\":⟦{}⟧")),
        new("ERR-5", "no message", Say.Refusal("\"error\":{\"message\":\"No such agent.\",", "\"error\":{")),
        new("ERR-6", "a code of another type", Say.Refusal("\"param\":\"model\",\"code\":\"unknown_agent\"", "\"param\":\"model\",\"code\":⟦7⟧")),
        new("ERR-6", "no type", Say.Refusal("\"type\":\"invalid_request_error\",", "")),
        new("ERR-7", "another status", Say.Refusal("\"status\":400", "\"status\":⟦422⟧")),
        new("ERR-8", "no code", Say.Refusal(",\"code\":\"unknown_agent\",\"errors\"", ",\"errors\"") is var said ? said with { Body = said.Body.Replace("\"unknown_agent\"", "⟦null⟧", StringComparison.Ordinal) } : said),
        new("ERR-10", "a status that SDKs retry", Say.Refusal("400", "409", 409) with { Expectations = [Say.Expecting("ROLE-12", "400", "422")] }),
        new("ERR-10", "a limit that is none", Say.Refusal("400", "429", 429) with { Expectations = [Say.Expecting("ROLE-12", "400", "422")] }),
        new("ERR-10", "a limit that follows the mistake", [.. Limited("ROLE-12", "400", "422"), Wrong("REQ-13", 400, 4)]),
        new("ERR-10", "a limit for every mistake", [.. Limited("ROLE-12", "400", "422"), .. Limited("REQ-13", "400", "422")]),
        new("MODEL-2", "a limit that follows the mistake", [.. Limited("MODEL-2", "400"), Wrong("REQ-13", 400, 4)]),
        new("ERR-11", "a wish for a retry", Say.Refusal() with { Headers = [new("x-request-id", "1"), new("X-Should-Retry", "true")] }),
        new("ERR-12", "Python", Say.Refusal("No such agent.", "⟦Traceback (most recent call last)⟧:\\n File x")),
        new("ERR-12", "Node", Say.Refusal("No such agent.", "TypeError\\n    ⟦at handler (/srv/app/dist/chat.js:12:9)⟧")),
        new("ERR-12", ".NET", Say.Refusal("No such agent.", "Oops ⟦at Chat.Handle(Request r) in C:\\\\src\\\\Chat.cs:line 12⟧")),
        new("ERR-12", "Java", Say.Refusal("No such agent.", "⟦at com.flowyte.Chat.handle(Chat.java:12)⟧")),
        new("ERR-12", "Go", Say.Refusal("No such agent.", "panic: nil ⟦goroutine 1 [running⟧]")),
        new("ERR-12", "a path", Say.Refusal("No such agent.", "cannot open⟦ /srv/app/config/agents.yaml⟧")),
        new("ERR-12", "a query", Say.Refusal("No such agent.", "⟦SELECT * FROM tenant.agents WHERE⟧ id = $1")),
        new("ERR-12", "an address", Say.Refusal("No such agent.", "no row at ⟦10.2.0.17⟧:5432")),
        new("ERR-12", "a host", Say.Refusal("No such agent.", "no row at ⟦db-main.internal⟧:5432")),
        new("ERR-12", ".NET without files", Say.Refusal("No such agent.", "Oops ⟦at Chat.Handle(Request r)\\n   at ⟧Chat.Run()")),
        new("ERR-12", "PHP", Say.Refusal("No such agent.", "⟦#0 /srv/app/index.php(12)⟧: main()")),
        new("ERR-12", "Ruby", Say.Refusal("No such agent.", "app/chat⟦.rb:12:in ⟧'handle'")),
        new("ERR-12", "a change of the database", Say.Refusal("No such agent.", "⟦UPDATE agents SET name =⟧ $1")),
        new("ERR-12", "a path of Windows", Say.Refusal("No such agent.", "cannot open ⟦D:\\\\app\\\\agents.yaml⟧")),
        new("ERR-15", "a number as type", Say.Refusal("\"title\":", "\"type\":⟦400⟧,\"title\":")),
        new("ERR-15", "errors by field", Say.Refusal("\"title\":", "\"errors\":⟦{\"model\":[\"No such agent.\"]}⟧,\"title\":")),
        new("ERR-13", "no id", Say.Refusal() with { Headers = [] }),
        new("ERR-14", "a date in an hour", Throttled("Tue, 13 Oct 2026 13:00:00 GMT", "Tue, 13 Oct 2026 12:00:00 GMT")),
        new("ERR-14", "a long wait", Throttled("3600")),
        new("ERR-14", "a wait in words", Throttled("soon")),
        new("REQ-18", "422", Say.Refusal("400", "422", 422, "400", "422")),
        new("HTTP-12", "a stream that stops", Say.Raw($"{Say.Events(Say.Role, Say.Text("Yes,"), Say.Text(" we"))}⟦⟧")),
    ];

    /// <summary>Refused with 429, and again after the wait that this asks for.</summary>
    public static Said[] Limited(string requirement, params string[] statuses)
    {
        var last = Throttled("1") with { Id = $"{requirement}/1", StartedAt = 2, Expectations = [Say.Expecting(requirement, statuses)] };
        return [last with { Id = $"{requirement}/1-try1", Kind = TurnKind.Either, StartedAt = 1, Control = null, Expectations = [] }, last];
    }

    /// <summary>Refused with another status.</summary>
    public static Said Wrong(string requirement, int status, int startedAt) =>
        Say.Refusal("400", $"{status}", status) with { Id = $"{requirement}/1", StartedAt = startedAt, Expectations = [Say.Expecting(requirement, "400", "422")] };

    private static Said Throttled(string wait, string? date = null) => Say.Refusal("400", "429", 429) with
    {
        Headers = [new("x-request-id", "1"), new("Retry-After", wait), .. date is null ? Array.Empty<HeaderField>() : [new("Date", date)]],
    };
}
