using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Streams with one fault each in their framing.</summary>
internal static class StreamFaults
{
    private static readonly string Words = Say.Events(Say.Role, Say.Text("Yes,"), Say.Text(" we"), Say.Text(" do."));
    private static readonly Said Long = Say.Stream([Say.Role, .. Enumerable.Range(1, 9).Select(i => Say.Text($"word{i} ")), Say.Stop]);

    public static IEnumerable<FaultCase> All { get; } =
    [
        new("SSE-1", "application/json", Say.Raw(Say.Good) with { ContentType = "application/json" }),
        new("SSE-1", "no media type", Say.Raw(Say.Good) with { ContentType = "" }),
        new("SSE-2", "text without a colon", Say.Raw($"⟦thinking⟧\n\n{Say.Good}")),
        new("SSE-2", "a field in capitals", Say.StreamWith("data: {", "⟦Data: {⟧")),
        new("SSE-2", "NDJSON", Say.Raw($"⟦{Say.Role}⟧\n{Say.Text("Yes.")}\n{Say.Stop}\n")),
        new("SSE-2", "an event in a comment", Say.Raw($"data: {Say.Role}\n\n⟦: keep-alive data: {Say.Text("Yes,")}⟧\n\ndata: {Say.Text(" of course.")}\n\ndata: {Say.Stop}\n\ndata: [DONE]\n\n")),
        new("SSE-2", "HTML", Say.Raw("⟦<!doctype html>⟧\n<title>Log in</title>\n")),
        new("SSE-2", "JSON of several lines after data", Say.StreamWith("\"object\"", "\n⟦  \"object\"⟧")),
        new("SSE-3", "an invalid byte", Say.Raw("") with { Bytes = Encoding.Latin1.GetBytes(Say.Good.Replace("Yes", "Größe", StringComparison.Ordinal)) }),
        new("SSE-4", "a mark", Say.Raw(Say.Good) with { Bytes = [0xEF, 0xBB, 0xBF] }),
        new("SSE-5", "text as data", Say.Raw($"data: t⟦h⟧inking\n\n{Say.Good}")),
        new("SSE-5", "data twice", Say.StreamWith("data: {", "data: ⟦d⟧ata: {")),
        new("SSE-5", "an array", Say.Raw($"data: ⟦[]⟧\n\n{Say.Good}")),
        new("SSE-5", "JSON in a string", Say.Raw($"data: ⟦\"{{}}\"⟧\n\n{Say.Good}")),
        new("SSE-5", "NaN", Say.StreamWith("\"finish_reason\":null", "\"finish_reason\":null,\"logprobs\":⟦N⟧aN")),
        new("SSE-5", "two objects in one line", Say.Raw($"data: {Say.Role}⟦{{⟧}}\n\n{Say.Good}")),
        new("SSE-5", "text with a blank line in it", Say.StreamWith(" we\"", " ⟦\n⟧\ndata: we\"")),
        new("SSE-5", "nested deeply", Say.Raw($"data: {{\"a\":{new string('[', 100_000)}\n\n{Say.Good}")),
        new("SSE-6", "no blank lines", Say.Raw(Say.Good.Replace("\n\n", "\n", StringComparison.Ordinal) + "\n")),
        new("SSE-6", "no blank line between two events", Say.StreamWith("\n\ndata: {\"id\"", "\n⟦⟧data: {\"id\"")),
        new("SSE-7", "no blank line after [DONE]", Say.Raw($"{Words}{Say.Events(Say.Stop)}⟦data: [DONE]⟧")),
        new("SSE-8", "no [DONE]", Say.Raw($"{Words}{Say.Events(Say.Stop)}⟦⟧")),
        new("SSE-8", "a space after it", Say.StreamWith("data: [DONE]", "⟦data: [DONE] ⟧")),
        new("SSE-8", "a string", Say.StreamWith("data: [DONE]", "⟦data: \"[DONE]\"⟧")),
        new("SSE-8", "in small letters", Say.StreamWith("data: [DONE]", "⟦data: [done]⟧")),
        new("SSE-8", "twice", Say.Raw($"{Say.Good}⟦data: [DONE]⟧\n\n")),
        new("SSE-8", "an event of that name instead", Say.StreamWith("data: [DONE]", "⟦event: done\ndata: {}⟧")),
        new("SSE-9", "a chunk after it", Say.Raw($"{Say.Good}⟦data: {Say.Stop}\n\n⟧")),
        new("SSE-9", "text after it", Say.Raw($"{Say.Good}⟦OK⟧")),
        new("SSE-9", "an event after it", Say.Raw($"{Say.Good}⟦event: close\ndata: bye\n\n⟧")),
        new("SSE-10", "two seconds", Say.Raw(Say.Good) with { TotalMilliseconds = 2_006 }),
        new("SSE-10", "for ever", Say.Raw(Say.Good) with { TotalMilliseconds = 3_006, End = ExchangeEnd.TimedOut }),
        new("SSE-11", "retry alone", Say.Raw($"⟦retry: 3000⟧\n\n{Say.Good}")),
        new("SSE-11", "event alone", Say.Raw($"⟦event: ping⟧\n\n{Say.Good}")),
        new("SSE-11", "empty data", Say.Raw($"⟦data:⟧\n\n{Say.Good}")),
        new("SSE-11", "data without a colon", Say.Raw($"⟦data⟧\n\n{Say.Good}")),
        new("SSE-12", "a comment after an id", Say.Raw($"id: 1\n{Words}⟦: ping⟧\n\n{Say.Events(Say.Stop)}data: [DONE]\n\n")),
        new("SSE-13", "a name on chunks", Say.Raw(Say.Good.Replace("data: {", "event: chunk\ndata: {", StringComparison.Ordinal))),
        new("SSE-20", "a heartbeat", Say.Raw($"⟦event: ping\ndata: {{}}⟧\n\n{Say.Good}")),
        new("SSE-14", "silence", Long with { Pieces = [(100, 10), (Long.Body.Length, 21_011)], TotalMilliseconds = 21_012 }),
        new("SSE-15", "nothing for caches", Say.Raw(Say.Good) with { Headers = [new("x-request-id", "1")] }),
        new("SSE-16", "no space", Say.StreamWith("data: {", "⟦data:{⟧")),
        new("SSE-17", "CR alone", Say.Raw(Say.Good.Replace('\n', '\r'))),
        new("SSE-18", "one piece at the end", Long with { Pieces = [(Long.Body.Length, 400)], TotalMilliseconds = 401 }),
        new(
            "SSE-18",
            "compressed and not flushed, beside one that flows",
            Long with { Pieces = [(300, 10), (900, 200), (Long.Body.Length, 400)], TotalMilliseconds = 401 },
            Said.Zipped(Long with { Body = Long.Body.Replace(Say.Id, "chatcmpl-2", StringComparison.Ordinal) }) is var zipped ? zipped with { Id = "asked/2", Body = "", Pieces = [(zipped.Bytes!.Length, 400)], TotalMilliseconds = 401 } : zipped),
        new("SSE-18", "two pieces at the end", Long with { Pieces = [(300, 400), (Long.Body.Length, 402)], TotalMilliseconds = 403 }),
        new("SSE-19", "an error as text", Say.Raw($"{Words}data: ⟦{{\"error\":\"Overloaded.\"}}⟧\n\n")),
        new("SSE-19", "a bare error event", Say.Raw($"{Words}event: error\ndata: ⟦{{\"message\":\"Overloaded.\"}}⟧\n\n")),
        new("SSE-19", "an error in the middle", Say.Raw($"{Words}data: {{\"error\":{{\"message\":\"No.\"}}}}\n\n⟦data: {Say.Stop}⟧\n\ndata: [DONE]\n\n")),
        new("HTTP-1", "cut off", Say.Raw(Words) with { End = ExchangeEnd.Reset }),
        new("HTTP-1", "no end and no [DONE]", Say.Raw(Words + Say.Events(Say.Stop)) with { End = ExchangeEnd.TimedOut }),
    ];
}
