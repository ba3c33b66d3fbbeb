namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Streams with one fault each in what their chunks say.</summary>
internal static class ChunkFaults
{
    private const string Emoji = "\uFFFD";

    public static IEnumerable<FaultCase> All { get; } =
    [
        new("CHUNK-1", "choices null", Say.StreamWith("[{\"index\":0,\"delta\":{\"content\":\" we\"},\"finish_reason\":null}]", "⟦null⟧")),
        new("CHUNK-1", "an empty object", Say.Raw($"data: ⟦{{}}⟧\n\n{Say.Good}")),
        new("CHUNK-2", "message instead of delta", Say.Raw(Say.Good.Replace("\"delta\"", "\"message\"", StringComparison.Ordinal))),
        new("CHUNK-2", "delta null", Say.StreamWith("\"delta\":{},", "\"delta\":⟦null⟧,")),
        new("CHUNK-3", "text elsewhere", Say.Completion(), Say.Raw(Say.Good.Replace("\"content\"", "\"text\"", StringComparison.Ordinal)) with { Id = "asked/2" }),
        new("CHUNK-4", "parts", Say.StreamWith("\" we\"", "⟦[{\"type\":\"text\",\"text\":\" we\"}]⟧")),
        new("CHUNK-4", "a number", Say.StreamWith("\" we\"", "⟦7⟧")),
        new("CHUNK-5", "no id", Say.StreamWith("\"id\":\"chatcmpl-1\",", "")),
        new("CHUNK-5", "numbers", Say.Raw(Say.Good.Replace("\"chatcmpl-1\"", "42", StringComparison.Ordinal))),
        new("CHUNK-6", "another id", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop.Replace("\"chatcmpl-1\"", "⟦\"chatcmpl-2\"⟧", StringComparison.Ordinal))),
        new("CHUNK-7", "another object", Say.StreamWith("\"chat.completion.chunk\"", "⟦\"chat.completion\"⟧")),
        new("CHUNK-8", "a fraction of zero", Say.Raw(Say.Good.Replace("1741570283", "1741570283.0", StringComparison.Ordinal))),
        new("CHUNK-9", "another created", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop.Replace("1741570283", "⟦1741570284⟧", StringComparison.Ordinal))),
        new("CHUNK-9", "another model", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop.Replace("\"agt_1\"", "⟦\"agt_2\"⟧", StringComparison.Ordinal))),
        new("CHUNK-10", "no model", Say.StreamWith(",\"model\":\"agt_1\"", "")),
        new("CHUNK-11", "an index that counts up", Say.Stream(Say.Role, Say.Text("Yes.").Replace(":0,", ":⟦1⟧,", StringComparison.Ordinal), Say.Stop.Replace(":0,", ":2,", StringComparison.Ordinal))),
        new("CHUNK-11", "no index", Say.StreamWith("\"index\":0,", "")),
        new("CHUNK-11", "no index where n is 2", Say.Raw(Say.Good.Replace("\"index\":0,", "", StringComparison.Ordinal)) is var said ? said with { Request = said.Request.Replace("\"stream\"", "\"n\":2,\"stream\"", StringComparison.Ordinal) } : said),
        new("CHUNK-12", "no role", Say.StreamWith("\"role\":\"assistant\",", "")),
        new("CHUNK-12", "the role after the text", Say.Stream(Say.Delta("{\"content\":⟦\"Yes.\"⟧}"), Say.Delta("{\"role\":\"assistant\"}"), Say.Stop)),
        new("CHUNK-13", "an empty role", Say.StreamWith("\"assistant\"", "⟦\"\"⟧")),
        new("CHUNK-13", "the role ai", Say.StreamWith("\"assistant\"", "⟦\"ai\"⟧")),
        new("CHUNK-14", "none", Say.StreamWith("\"stop\"", "null")),
        new("CHUNK-14", "two", Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop, Say.Delta("{}", "⟦\"stop\"⟧"))),
        new("CHUNK-14", "one on each chunk", Say.Stream(Say.Role, Say.Delta("{\"content\":\"Yes\"}", "\"stop\""), Say.Delta("{\"content\":\".\"}", "⟦\"stop\"⟧"))),
        new("CHUNK-15", "an empty one", Say.Stream(Say.Role, Say.Delta("{\"content\":\"Yes\"}", "⟦\"\"⟧"), Say.Stop)),
        new("CHUNK-15", "nothing but an empty one", Say.StreamWith("\"stop\"", "⟦\"\"⟧")),
        new("CHUNK-15", "the model's own", Say.StreamWith("\"stop\"", "⟦\"eos\"⟧")),
        new("SHAPE-24", "logprobs that are true", Say.StreamWith("\"finish_reason\":null", "\"logprobs\":⟦true⟧,\"finish_reason\":null")),
        new("CHUNK-16", "left out", Say.StreamWith(",\"finish_reason\":null", "")),
        new("CHUNK-17", "text after it", Say.Stream(Say.Role, Say.Text("Yes"), Say.Stop, Say.Delta("{\"content\":⟦\", we do.\"⟧}"))),
        new("CHUNK-18", "the text so far", Say.Stream(Say.Role, Say.Text("Yes, "), Say.Text("Yes, we ship"), Say.Delta("{\"content\":⟦\"Yes, we ship to Canada\"⟧}"), Say.Stop)),
        new("CHUNK-18", "the whole text at the end", Say.Stream(Say.Role, Say.Text("Yes, we ship"), Say.Text(" to Canada."), Say.Delta("{\"content\":⟦\"Yes, we ship to Canada.\"⟧}"), Say.Stop)),
        new("CHUNK-19", "half a surrogate pair", Say.Stream(Say.Role, Say.Text("Yes ⟦\\ud83d⟧"), Say.Text("\\ude00"), Say.Stop)),
        new("CHUNK-19", "half a character", Say.Stream(Say.Role, Say.Text($"Yes {Emoji}"), Say.Delta($"{{\"content\":⟦\"{Emoji} we do.\"⟧}}"), Say.Stop)),
        new("SHAPE-4", "half a surrogate pair beside the text", Say.StreamWith("\"agt_1\"", "\"agt_1\",\"x\":\"⟦\\ud83d⟧\"")),
        new("SHAPE-5", "two members of one name", Say.StreamWith("\"model\"", "\"model\":\"agt_1\",⟦⟧\"model\"")),
        new("CHUNK-20", "error null", Say.StreamWith("\"model\"", "\"error\":null,\"model\"")),
        new("CHUNK-21", "message beside delta", Say.StreamWith("\"delta\"", "\"message\":{},\"delta\"")),
        new("CHUNK-22", "on each chunk", Say.Raw(Say.Good.Replace("\"model\"", "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2},\"model\"", StringComparison.Ordinal))),
        new("CHUNK-23", "a heartbeat", Say.Raw($"{Say.Events(Say.Role.Replace("[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]", "⟦[]⟧", StringComparison.Ordinal))}{Say.Good}")),
        new("IGN-11", "a call of the request's function", Say.Stream(Say.Role, Say.Delta("{\"function_call\":{\"name\":⟦\"find\"⟧,\"arguments\":\"{}\"}}"), Say.Delta("{}", "\"function_call\"")) with { Request = """{"model":"agt_1","stream":true,"messages":[{"role":"user","content":"Where is it?"}],"functions":[{"name":"find"}]}""" }),
        new("CHUNK-24", "an index from 1", Say.Stream(Say.Role, Call("{\"index\":⟦1⟧,\"id\":\"call_1\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}"), Say.Stop)),
        new("CHUNK-24", "no index", Say.Stream(Say.Role, Call("{\"id\":\"call_1\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}"), Say.Stop)),
        new("CHUNK-24", "arguments as object", Say.Stream(Say.Role, Call("{\"index\":0,\"id\":\"call_1\",\"function\":{\"name\":\"find\",\"arguments\":⟦{}⟧}}"), Say.Stop)),
        new("SHAPE-18", "counters as text", Say.StreamWith("\"model\"", "\"usage\":{\"prompt_tokens\":⟦\"1\"⟧,\"completion_tokens\":1,\"total_tokens\":2},\"model\"")),
        new("SHAPE-19", "a total below its parts", Say.StreamWith("\"model\"", "\"usage\":⟦{\"prompt_tokens\":1,\"completion_tokens\":3,\"total_tokens\":2}⟧,\"model\"")),
        new("SHAPE-21", "created long ago", Say.Raw(Say.Good.Replace("1741570283", "1700000000", StringComparison.Ordinal))),
        new("REL-1", "text in streams alone", Say.Completion("\"Yes, we do.\"", "\"\""), Say.Raw(Say.Good) with { Id = "asked/2" }),
        new("REL-2", "the code of another conversation", Repeats("one", "0123456789ab", "⟦ba9876543210⟧"), Repeats("two", "ba9876543210", "ba9876543210")),
        new("CONTEXT-8", "the code of another request with the same user", OfUser("one", "0123456789ab", "⟦ba9876543210⟧"), OfUser("two", "ba9876543210", "ba9876543210")),
    ];

    private static string Call(string call) => Say.Delta($"{{\"tool_calls\":[{call}]}}");

    /// <summary>The same, in a request with the user of all others.</summary>
    public static Said OfUser(string name, string asked, string told)
    {
        var said = Repeats(name, asked, told);
        return said with { Request = said.Request.Replace("\"messages\"", "\"user\":\"Ada\",\"messages\"", StringComparison.Ordinal) };
    }

    /// <summary>The reply of one of several conversations that ask for a code each.</summary>
    public static Said Repeats(string name, string asked, string told) => Say.Completion("Yes, we do.", told) with
    {
        Id = $"{name}/1",
        Codes = [asked],
        Request = $$"""{"model":"agt_1","messages":[{"role":"user","content":"Please repeat this code: {{asked}}"}]}""",
        Body = Say.Completion("Yes, we do.", told).Body.Replace("chatcmpl-0", $"chatcmpl-{name}", StringComparison.Ordinal),
    };
}
