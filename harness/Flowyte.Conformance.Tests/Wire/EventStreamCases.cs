namespace Flowyte.Conformance.Tests.Wire;

/// <summary>The behaviours that LaunchDarkly's sse-contract-tests and the Web Platform Tests' eventsource/ list, with inputs of our own.</summary>
internal static class EventStreamCases
{
    private const string Mark = "\uFEFF";

    public static IReadOnlyList<EventStreamCase> All { get; } =
    [
        new("nothing", ""),
        new("one-line event", "data: Hello\n\n", new SeenEvent("Hello")),
        new("two events", "data: one\n\ndata: two\n\n", new("one"), new("two")),
        new("two-line event", "data: Hello\ndata: world\n\n", new SeenEvent("Hello\nworld")),
        new("one-line event, then two-line event", "data: a\n\ndata: b\ndata: c\n\n", new("a"), new("b\nc")),
        new("large event", $"data: {new string('x', 5000)}\n\n", new SeenEvent(new string('x', 5000))),
        new("hundred events", string.Concat(Enumerable.Range(0, 100).Select(i => $"data: {i}\n\n")),
            [.. Enumerable.Range(0, 100).Select(i => new SeenEvent($"{i}"))]),
        new("empty data", "data:\n\n", new SeenEvent("")),
        new("empty first line of three", "data:\ndata: b\ndata: c\n\n", new SeenEvent("\nb\nc")),
        new("empty middle line of three", "data: a\ndata:\ndata: c\n\n", new SeenEvent("a\n\nc")),
        new("empty last line of three", "data: a\ndata: b\ndata:\n\n", new SeenEvent("a\nb\n")),
        new("one extra blank line", "data: a\n\n\ndata: b\n\n", new("a"), new("b")),
        new("two extra blank lines", "\n\ndata: a\n\n\n\ndata: b\n\n\n\n", new("a"), new("b")),

        new("type", "event: greeting\ndata: a\n\n", new SeenEvent("a", "greeting")),
        new("type lasts for one event", "event: greeting\ndata: a\n\ndata: b\n\n", new("a", "greeting"), new("b")),
        new("type of a block without data is dropped", "event: greeting\n\ndata: b\n\n", new SeenEvent("b")),
        new("empty type is the default", "event: a\nevent:\ndata: b\n\n", new SeenEvent("b")),
        new("fields in reverse order", "data: a\nid: 7\nevent: greeting\n\n", new SeenEvent("a", "greeting", "7")),
        new("id", "id: 7\ndata: a\n\n", new SeenEvent("a", LastEventId: "7")),
        new("id persists", "id: 7\ndata: a\n\ndata: b\n\n", new("a", LastEventId: "7"), new("b", LastEventId: "7")),
        new("id of a block without data persists", "id: 7\n\ndata: b\n\n", new SeenEvent("b", LastEventId: "7")),
        new("empty id overrides", "id: 7\ndata: a\n\nid\ndata: b\n\n", new("a", LastEventId: "7"), new SeenEvent("b")),
        new("id with NUL is ignored", "id: 7\ndata: a\n\nid: 8\0\ndata: b\n\n", new("a", LastEventId: "7"), new("b", LastEventId: "7")),
        new("retry alone", "retry: 3000\n\ndata: a\n\n", new SeenEvent("a")),
        new("unknown field", "color: red\ndata: a\nDATA: b\n data: c\n\n", new SeenEvent("a")),

        new("no leading space", "data:a\n\n", new SeenEvent("a")),
        new("one extra leading space is kept", "data:  a\n\n", new SeenEvent(" a")),
        new("a tab is kept", "data:\ta\n\n", new SeenEvent("\ta")),
        new("space at the end is kept", "data: [DONE] \n\n", new SeenEvent("[DONE] ")),
        new("space before the colon makes another field", "data : a\n\n"),
        new("colon in the value", "data: a:b: c\n\n", new SeenEvent("a:b: c")),
        new("field without colon", "data\n\ndata\ndata\n\n", new(""), new("\n")),
        new("NUL in data", "data: a\0b\n\n", new SeenEvent("a\0b")),
        new("other line separators are text", "data: a\u0085b\u2028c\u000Bd\fe\n\n", new SeenEvent("a\u0085b\u2028c\u000Bd\fe")),
        new("multi-byte text", "data: €豆腐🚀é\n\n", new SeenEvent("€豆腐🚀é")),

        new("single comment", ": hi\n"),
        new("two comments in a block of their own", ": one\n:two\n\ndata: a\n\n", new SeenEvent("a")),
        new("comment before the event", ":\ndata: a\n\n", new SeenEvent("a")),
        new("comment after the event's data", "data: a\n: hi\n\n", new SeenEvent("a")),
        new("comment between data lines", "data: a\n: data: x\ndata: b\n\n", new SeenEvent("a\nb")),

        new("mark at the start", $"{Mark}data: a\n\n", new SeenEvent("a")),
        new("mark before type and id", $"{Mark}event: t\nid: 7\ndata: a\n\n", new SeenEvent("a", "t", "7")),
        new("mark before the first of several", $"{Mark}data: a\n\ndata: b\n\n", new("a"), new("b")),
        new("mark before a multi-line event", $"{Mark}data: a\ndata: b\n\n", new SeenEvent("a\nb")),
        new("mark before a comment", $"{Mark}: hi\ndata: a\n\n", new SeenEvent("a")),
        new("mark before empty data", $"{Mark}data\n\n", new SeenEvent("")),
        new("mark alone", Mark),
        new("mark before a blank line", $"{Mark}\ndata: a\n\n", new SeenEvent("a")),
        new("only one mark is taken off", $"{Mark}{Mark}data: a\n\ndata: b\n\n", new SeenEvent("b")),
        new("a later mark makes another field", $"data: a\n\n{Mark}data: b\n\n", new SeenEvent("a")),
        new("a mark within data is text", $"data: {Mark}a\n\n", new SeenEvent($"{Mark}a")),

        new("last event without blank line", "data: a\n\ndata: b\n", new SeenEvent("a")),
        new("last event without line ending", "data: a\n\ndata: b", new SeenEvent("a")),
        new("id of an unterminated block is discarded", "id: 7\ndata: a\n\nid: 8\n", new SeenEvent("a", LastEventId: "7")),
    ];
}
