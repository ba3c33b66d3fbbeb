using System.Globalization;

namespace Flowyte.MockServer.Faults;

/// <summary>
/// Names events of a stream: <c>role</c>, <c>text</c> (each with text), <c>text:2</c> (the second with text),
/// <c>last-text</c>, <c>finish</c>, <c>usage</c>, <c>tool-call</c>, <c>retrieval</c>, <c>quick-replies</c>, <c>error</c>, <c>done</c>,
/// <c>each</c> (every one but the end mark), <c>end</c> (behind everything).
/// </summary>
internal static class EventSelector
{
    /// <summary>The events that a selector names.</summary>
    public static IReadOnlyList<DraftEvent> Select(IReadOnlyList<DraftEvent> events, string selector) => selector switch
    {
        "each" => [.. events.Where(item => item.Data.Tree is not null && item.Kind is not DraftEventKind.Done)],
        "last-text" => [.. OfKind(events, DraftEventKind.Text).TakeLast(1)],
        "role" => [.. OfKind(events, DraftEventKind.Role)],
        "text" => [.. OfKind(events, DraftEventKind.Text)],
        "finish" => [.. OfKind(events, DraftEventKind.Finish)],
        "usage" => [.. OfKind(events, DraftEventKind.Usage)],
        "tool-call" => [.. OfKind(events, DraftEventKind.ToolCall)],
        "retrieval" => [.. OfKind(events, DraftEventKind.Retrieval)],
        "quick-replies" => [.. OfKind(events, DraftEventKind.QuickReplies)],
        "error" => [.. OfKind(events, DraftEventKind.Error)],
        "done" => [.. OfKind(events, DraftEventKind.Done)],
        "end" => [],
        _ when selector.StartsWith("text:", StringComparison.Ordinal)
            && int.TryParse(selector.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            [.. OfKind(events, DraftEventKind.Text).Skip(number - 1).Take(1)],
        _ => throw new InvalidDataException($"There is no event named {selector} in a stream."),
    };

    /// <summary>The index of the first event that a selector names; behind all where it names none.</summary>
    public static int IndexOf(List<DraftEvent> events, string selector) =>
        Select(events, selector) is [var first, ..] ? events.IndexOf(first) : events.Count;

    private static IEnumerable<DraftEvent> OfKind(IReadOnlyList<DraftEvent> events, DraftEventKind kind) =>
        events.Where(item => item.Kind == kind);
}
