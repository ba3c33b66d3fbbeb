using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What targets say, without any fault unless the caller puts one in.</summary>
internal static class Say
{
    public const string Id = "chatcmpl-1";
    public const string Role = """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}""";
    public const string Stop = """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    public const string Problem = """{"type":"about:blank","title":"Bad request","status":400,"detail":"No such agent.","code":"unknown_agent","errors":[{"field":"model","message":"No such agent."}],"error":{"message":"No such agent.","type":"invalid_request_error","param":"model","code":"unknown_agent"}}""";

    /// <summary>A completion in which one text is replaced by another.</summary>
    public static Said Completion(string old = "", string with = "") => new()
    {
        ContentType = "application/json; charset=utf-8",
        Body = Replace(
            """{"id":"chatcmpl-0","object":"chat.completion","created":1741570283,"model":"agt_1","choices":[{"index":0,"message":{"role":"assistant","content":"Yes, we do."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
            old,
            with),
    };

    /// <summary>A stream of these events; <c>[DONE]</c> follows.</summary>
    public static Said Stream(params IEnumerable<string> data) => Raw(Events(data) + "data: [DONE]\n\n");

    /// <summary>A stream in which one text, the first time it stands there, is replaced by another.</summary>
    public static Said StreamWith(string old, string with) => Raw(Replace(Good, old, with));

    /// <summary>A stream, written out.</summary>
    public static Said Raw(string body) => new()
    {
        ContentType = "text/event-stream",
        Request = """{"model":"agt_1","stream":true,"messages":[{"role":"user","content":"Do you ship to Canada?"}]}""",
        Body = body,
    };

    /// <summary>A stream without any fault.</summary>
    public static string Good { get; } = Events(Role, Text("Yes,"), Text(" we"), Text(" do."), Stop) + "data: [DONE]\n\n";

    public static string Text(string text) => Delta($$"""{"content":"{{text}}"}""");

    public static string Delta(string delta, string finishReason = "null") =>
        $$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finishReason}}}]}""";

    public static string Events(params IEnumerable<string> data) => string.Concat(data.Select(one => $"data: {one}\n\n"));

    /// <summary>A refusal of a request that is wrong on purpose, with a control that succeeded.</summary>
    public static Said Refusal(string old = "", string with = "", int status = 400, params string[] statuses) => new()
    {
        Kind = TurnKind.Refusal,
        Status = status,
        Control = 200,
        ContentType = "application/problem+json",
        Body = Replace(Problem, old, with),
        Expectations = statuses.Length == 0 ? [] : [Expecting("REQ-12", statuses)],
    };

    public static Expectation Expecting(string requirement, params string[] statuses) => new() { Requirement = requirement, Statuses = statuses };

    public static Expectation Reply(string requirement) => new() { Requirement = requirement, Reply = true };

    private static string Replace(string text, string old, string with)
    {
        if (old.Length == 0)
        {
            return text;
        }

        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"'{old}' does not stand in the text.", nameof(old)) : string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length));
    }
}
