using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What targets say about the widget.</summary>
internal static class WidgetCases
{
    private const string Json = "application/json";
    private const string Origin = "https://shop.example";

    private static Said Mint { get; } = new()
    {
        Id = "mint/1",
        Path = "/agents/agt_1/publishable-keys",
        ContentType = Json,
        Status = 201,
        Body = """{"success":true,"data":{"id":"pubkey_1","keyPublic":"flowyte_pk_live_0001"}}""",
    };

    private static Said Embed { get; } = new()
    {
        Id = "embed/1",
        Method = "GET",
        Path = "/agents/agt_1/widget/embed?publishableKeyId=pubkey_1",
        ContentType = Json,
        Body = """{"success":true,"data":{"scriptSnippet":"<script src=\"https://x.example/widget/loader.js\" data-flowyte-key=\"flowyte_pk_live_0001\" async></script>","publishableKey":"flowyte_pk_live_0001"}}""",
    };

    private static Said Bootstrap { get; } = new()
    {
        Id = "bootstrap/1",
        Method = "GET",
        Path = "/widget/bootstrap?key=flowyte_pk_live_0001",
        ContentType = Json,
        RequestHeaders = [new("Origin", Origin)],
        Headers = [new("Access-Control-Allow-Origin", Origin)],
        Body = """{"success":true,"data":{"agentMeta":{},"theme":{},"copy":{},"behavior":{}}}""",
    };

    private static Said Visit { get; } = Bootstrap with
    {
        Id = "visit/1",
        Method = "POST",
        Path = "/chat/widget/sessions",
        Body = """{"success":true,"data":{"conversationId":"c_1","visitorToken":"v_1","transport":{"kind":"realtime","url":"wss://x.example","token":"t_1"}}}""",
    };

    private static Said Refused { get; } = Bootstrap with
    {
        Id = "refused/1",
        Kind = TurnKind.Refusal,
        Status = 403,
        Headers = [],
        ContentType = "application/problem+json",
        Body = """{"type":"about:blank","title":"Forbidden","status":403,"detail":"Another origin.","code":"origin_not_allowed"}""",
    };

    public static IReadOnlyList<FaultCase> Faults { get; } =
    [
        new("WIDGET-1", "cut off", Bootstrap with { End = ExchangeEnd.Truncated }),
        new("WIDGET-3", "bare", Bootstrap with { Body = """⟦{"agentMeta":{},"theme":{},"copy":{},"behavior":{}}⟧""" }),
        new("WIDGET-4", "no key", Mint with { Body = """{"success":true,"data":{"id":"pubkey_1"}}""" }),
        new("WIDGET-4", "another form", Mint with { Body = """{"success":true,"data":{"keyPublic":⟦"pk_1"⟧}}""" }),
        new("WIDGET-5", "no snippet", Embed with { Body = """{"success":true,"data":⟦{"publishableKey":"flowyte_pk_live_0001"}⟧}""" }),
        new("WIDGET-6", "no key in it", Embed with { Body = """{"success":true,"data":{"scriptSnippet":⟦"<script src='loader.js'></script>"⟧,"publishableKey":"flowyte_pk_live_0001"}}""" }),
        new("WIDGET-6", "another key in it", Embed with { Body = Embed.Body.Replace("key=\\\"flowyte_pk_live_0001", "key=\\\"flowyte_pk_live_0002", StringComparison.Ordinal) }),
        new("WIDGET-6", "no script", Embed with { Body = Embed.Body.Replace("<script", "<div", StringComparison.Ordinal) }),
        new("WIDGET-8", "no behavior", Bootstrap with { Body = """{"success":true,"data":⟦{"agentMeta":{},"theme":{},"copy":{}}⟧}""" }),
        new("WIDGET-12", "no token", Visit with { Body = Visit.Body.Replace("\"visitorToken\":\"v_1\",", "", StringComparison.Ordinal) }),
        new("WIDGET-12", "refused", Visit with { Status = 500, Body = "{}", Expectations = [Say.Expecting("WIDGET-12", "2xx")] }),
        new("WIDGET-13", "another kind", Visit with { Body = Visit.Body.Replace("realtime", "polling", StringComparison.Ordinal) }),
        new("WIDGET-13", "no url", Visit with { Body = Visit.Body.Replace("\"url\"", "\"address\"", StringComparison.Ordinal) }),
        new("WIDGET-15", "no CORS", Bootstrap with { Headers = [] }),
        new("WIDGET-15", "another origin", Visit with { Headers = [new("Access-Control-Allow-Origin", "https://builder.flowyte.com")] }),
        new("WIDGET-16", "text", Refused with { ContentType = "text/plain", Body = "Forbidden" }),
        new("WIDGET-17", "no code", Refused with { Body = """{"status":403}""" }),
    ];

    public static IReadOnlyList<LegalCase> Legal { get; } =
    [
        new("a widget", Mint, Embed, Bootstrap, Visit, Refused),
        new("a key in key", Mint with { Body = """{"success":true,"data":{"key":{"keyPublic":"flowyte_pk_test_1"}}}""" }),
        new("a key without pubkeys:write", Mint with { Status = 403, ContentType = "application/problem+json", Body = """{"status":403,"code":"insufficient_scope"}""", Expectations = [Say.Expecting("WIDGET-2", "2xx")] }),
        new("visitors need a token", Visit with { Status = 403, Headers = [], ContentType = "application/problem+json", Body = """{"status":403,"code":"turnstile_required"}""", Expectations = [Say.Expecting("WIDGET-12", "2xx")] }),
        new("another snippet", Embed with { Body = """{"success":true,"data":{"scriptSnippet":"<script async data-flowyte-key='flowyte_pk_live_9' src='/l.js'></script>","publishableKey":{"id":"pubkey_1"}}}""" }),
        new("for every origin", Bootstrap with { Headers = [new("Access-Control-Allow-Origin", "*")] }),
    ];
}
