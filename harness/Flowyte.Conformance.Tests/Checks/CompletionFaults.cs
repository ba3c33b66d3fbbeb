using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Completions with one fault each.</summary>
internal static class CompletionFaults
{
    private const string WithTools = """{"model":"agt_1","messages":[{"role":"user","content":"Where is it?"}],"tools":[{"type":"function","function":{"name":"find"}}]}""";

    public static IEnumerable<FaultCase> All { get; } =
    [
        new("SHAPE-1", "text/plain", Say.Completion() with { ContentType = "text/plain" }),
        new("SHAPE-1", "no media type", Say.Completion() with { ContentType = "" }),
        new("SHAPE-2", "NaN", Say.Completion(":3}", ":⟦N⟧aN}")),
        new("SHAPE-2", "bytes after the value", Say.Completion("3}}", "3}}⟦O⟧K")),
        new("SHAPE-2", "a second completion", Say.Completion("3}}", "3}}⟦{⟧}")),
        new("SHAPE-2", "HTML", Say.Completion() with { Body = "⟦<⟧!doctype html><html></html>" }),
        new("SHAPE-2", "no body", Say.Completion() with { Body = "" }),
        new("SHAPE-2", "no object", Say.Completion() with { Body = "⟦[]⟧" }),
        new("SHAPE-2", "nested deeply", Say.Completion("3}}", $"3}},\"deep\":{new string('[', 100_000)}")),
        new("SHAPE-3", "a byte-order mark", Say.Completion() with { Bytes = [0xEF, 0xBB, 0xBF] }),
        new("SHAPE-3", "Latin-1", Say.Completion() with { Bytes = Encoding.Latin1.GetBytes(Say.Completion("Yes", "Größe").Body), Body = "" }),
        new("SHAPE-4", "half a surrogate pair", Say.Completion("Yes", "⟦\\ud83d⟧")),
        new("SHAPE-5", "two members of one name", Say.Completion("\"model\"", "\"model\":\"agt_1\",⟦\"model\"⟧")),
        new("SHAPE-6", "a number as id", Say.Completion("\"chatcmpl-0\"", "⟦42⟧")),
        new("SHAPE-6", "no id", Say.Completion("\"id\":\"chatcmpl-0\",", "")),
        new("SHAPE-7", "another object", Say.Completion("\"chat.completion\"", "⟦\"text_completion\"⟧")),
        new("SHAPE-8", "a fraction of zero", Say.Completion("1741570283", "⟦1741570283.0⟧")),
        new("SHAPE-8", "milliseconds", Say.Completion("1741570283", "⟦1741570283000⟧")),
        new("SHAPE-8", "text", Say.Completion("1741570283", "⟦\"1741570283\"⟧")),
        new("SHAPE-9", "no model", Say.Completion("\"model\":\"agt_1\",", "")),
        new("SHAPE-10", "no choice", Say.Completion("[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Yes, we do.\"},\"finish_reason\":\"stop\"}]", "⟦[]⟧")),
        new("SHAPE-10", "choices that are null", Say.Completion("[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Yes, we do.\"},\"finish_reason\":\"stop\"}]", "⟦null⟧")),
        new("SHAPE-10", "an envelope", Say.Completion() with { Body = """{"success":true,"data":{"id":"chatcmpl-0"}}""" }),
        new("SHAPE-11", "an index from 1", Say.Completion("\"index\":0", "\"index\":⟦1⟧")),
        new("SHAPE-11", "an index as text", Say.Completion("\"index\":0", "\"index\":⟦\"0\"⟧")),
        new("SHAPE-12", "a delta", Say.Completion("\"message\"", "\"delta\"")),
        new("SHAPE-13", "the role ai", Say.Completion("\"assistant\"", "⟦\"ai\"⟧")),
        new("SHAPE-14", "parts as content", Say.Completion("\"Yes, we do.\"", "⟦[{\"type\":\"text\",\"text\":\"Yes\"}]⟧")),
        new("SHAPE-15", "no reason", Say.Completion("\"stop\"", "⟦null⟧")),
        new("SHAPE-15", "the model's own reason", Say.Completion("\"stop\"", "⟦\"end_turn\"⟧")),
        new("SHAPE-16", "an error under 200", Say.Completion() with { Body = """{"error":⟦{"message":"Overloaded."}⟧}""" }),
        new("SHAPE-16", "an error beside choices", Say.Completion("\"usage\"", "\"error\":⟦{\"message\":\"Overloaded.\"}⟧,\"usage\"")),
        new("SHAPE-17", "two choices", Say.Completion("}],\"usage\"", "},{\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"No.\"},\"finish_reason\":\"stop\"}],\"usage\"")),
        new("SHAPE-18", "counters as text", Say.Completion(":3}", ":⟦\"3\"⟧}")),
        new("SHAPE-18", "a counter that is missing", Say.Completion(",\"total_tokens\":3", "")),
        new("SHAPE-18", "a fraction of zero", Say.Completion(":3}", ":⟦3.0⟧}")),
        new("SHAPE-19", "a total below its parts", Say.Completion("{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}", "⟦{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":2}⟧")),
        new("SHAPE-20", "one id twice", Say.Completion(), Say.Completion("\"chatcmpl-0\"", "⟦\"chatcmpl-0\"⟧") with { Id = "asked/2" }),
        new("SHAPE-20", "one id in both forms", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop), Say.Completion("\"chatcmpl-0\"", "⟦\"chatcmpl-1\"⟧") with { Id = "asked/2" }),
        new("SHAPE-21", "created long ago", Say.Completion("1741570283", "⟦1700000000⟧")),
        new("SHAPE-22", "another model", Say.Completion("\"agt_1\"", "⟦\"gpt-4o\"⟧")),
        new("SHAPE-23", "arguments as object", Say.Completion("\"Yes, we do.\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":⟦{}⟧}}]")),
        new("IGN-11", "a call of the request's tool", Say.Completion("\"Yes, we do.\"", "null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":⟦\"find\"⟧,\"arguments\":\"{}\"}}]") with { Request = WithTools }),
        new("HTTP-1", "cut off", Say.Completion() with { Body = "{\"id\":\"chat", End = ExchangeEnd.Truncated }),
        new("HTTP-1", "no answer", Say.Completion() with { Answered = false, End = ExchangeEnd.TimedOut }),
        new("HTTP-2", "two lengths", Say.Completion() with { Faults = [new(WireFaultKind.TwoLengths, ResponsePart.Head, 10, "Both lengths are there.")] }),
        new("HTTP-2", "not HTTP", Say.Completion() with { Answered = false, End = ExchangeEnd.Malformed }),
        new("HTTP-3", "a redirect", Say.Completion() with { Status = 301, Body = "", Headers = [new("Location", "/login")] }),
        new("HTTP-4", "gzip", Say.Completion() with { Body = "", Bytes = [0x1F, 0x8B, 8, 0], Headers = [new("Content-Encoding", "gzip")] }),
        new("HTTP-8", "a 405 without Allow", Say.Refusal("400", "405", 405) with { Method = "GET" }),
        new(
            "HTTP-9",
            "closed without notice",
            Say.Completion(),
            Say.Completion() with { Id = "asked/2", ReuseConnection = true, Connect = TimeSpan.Zero, Answered = false, End = ExchangeEnd.Truncated }),
        new("AUTH-4", "a 401 without challenge", Say.Refusal("400", "401", 401)),
        new("AUTH-7", "the key in the answer", Say.Refusal("No such agent", $"Not {Running.MadeUp.Key}")),
    ];
}
