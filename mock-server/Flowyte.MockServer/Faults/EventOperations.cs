using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of the events of a stream and of how they are written. Other bodies stay as they are.</summary>
internal static class EventOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["insert"] = OnEvents(Insert),
        ["drop"] = OnEvents((events, selector, _) => Drop(events, EventSelector.Select(events, (string)selector!))),
        ["dropFrom"] = OnEvents((events, selector, _) => DropFrom(events, (string)selector!)),
        ["repeat"] = OnEvents((events, selector, _) => Repeat(events, (string)selector!)),
        ["move"] = OnEvents((events, selector, change) => Move(events, (string)selector!, (string)change["before"]!)),
        ["joinChunks"] = OnEvents((events, _, _) => Join(events)),
        ["done"] = OnEvents((events, text, _) => Done(events, (string?)text)),
        ["secondChoice"] = OnEvents((events, _, _) => AddSecondChoice(events)),
        ["content"] = ContentOperation.Apply,
        ["lineEnding"] = (draft, ending, _) => draft.Style.LineEndings = (string)ending! switch { "cr" => ["\r"], "crlf" => ["\r\n"], _ => ["\n", "\r", "\r\n"] },
        ["separator"] = (draft, text, _) => draft.Style.Separator = "\n" + (string)text!,
        ["field"] = OnEvents(SetField),
        ["eventName"] = NameEvents,
        ["eventId"] = (draft, _, _) => draft.Style.HasIds = true,
        ["multiline"] = (draft, _, _) => draft.Style.IsMultiline = true,
        ["trimEnd"] = (draft, _, _) => draft.Style.TrimsEnd = true,
    };

    private static Action<Draft, JsonNode?, JsonObject> OnEvents(Action<List<DraftEvent>, JsonNode?, JsonObject> act) => (draft, value, change) =>
    {
        if (draft.Events is { } events)
        {
            act(events, value, change);
        }
    };

    private static void Insert(List<DraftEvent> events, JsonNode? text, JsonObject change)
    {
        var index = (string?)change["before"] is { } before
            ? EventSelector.IndexOf(events, before)
            : EventSelector.Select(events, (string)change["after"]!) is [.., var last] ? events.IndexOf(last) + 1 : events.Count;
        events.Insert(index, (string)text! == "chunk"
            ? Chunk(events, change)
            : new(DraftEventKind.Raw, new DraftText { Literal = Bytes.Of(text) }));
    }

    // A good chunk of this stream, with another content.
    private static DraftEvent Chunk(List<DraftEvent> events, JsonObject change)
    {
        var tree = EventSelector.Select(events, "each")[0].Data.Tree!.DeepClone();
        tree["choices"] = change["choices"]?.DeepClone() ?? new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = change["delta"]?.DeepClone() ?? new JsonObject(),
            ["logprobs"] = null,
            ["finish_reason"] = null,
        });
        if (change["usage"] is { } usage)
        {
            tree["usage"] = usage.DeepClone();
        }

        return new(DraftEventKind.Extra, new DraftText { Tree = tree });
    }

    private static void Drop(List<DraftEvent> events, IReadOnlyList<DraftEvent> dropped) => events.RemoveAll(dropped.Contains);

    private static void DropFrom(List<DraftEvent> events, string selector)
    {
        var from = EventSelector.IndexOf(events, selector);
        events.RemoveRange(from, events.Count - from);
    }

    private static void Repeat(List<DraftEvent> events, string selector)
    {
        foreach (var item in EventSelector.Select(events, selector))
        {
            events.Insert(events.IndexOf(item), item.Copy());
        }
    }

    private static void Move(List<DraftEvent> events, string selector, string before)
    {
        if (EventSelector.Select(events, selector) is [var moved, ..])
        {
            events.Remove(moved);
            events.Insert(EventSelector.IndexOf(events, before), moved);
        }
    }

    private static void Join(List<DraftEvent> events)
    {
        if (EventSelector.Select(events, "text") is [var first, var second, ..])
        {
            events.Remove(second);
            first.Data.Edit(bytes => [.. bytes, .. second.Data.Render()]);
        }
    }

    private static void SetField(List<DraftEvent> events, JsonNode? text, JsonObject change)
    {
        foreach (var item in (string?)change["chunk"] is { } selector ? EventSelector.Select(events, selector) : events)
        {
            item.Field = (string)text!;
        }
    }

    private static void NameEvents(Draft draft, JsonNode? name, JsonObject change)
    {
        if ((string?)change["chunk"] is not { } selector)
        {
            draft.Style.EventName = (string)name!;
            return;
        }

        foreach (var item in draft.Events is { } events ? EventSelector.Select(events, selector) : [])
        {
            item.Name = (string?)name;
        }
    }

    private static void Done(List<DraftEvent> events, string? text)
    {
        var done = EventSelector.Select(events, "done");
        Drop(events, text is null ? done : []);
        foreach (var item in done)
        {
            item.Data.Literal = Encoding.UTF8.GetBytes(text ?? "");
        }
    }

    private static void AddSecondChoice(List<DraftEvent> events)
    {
        foreach (var item in EventSelector.Select(events, "each").Where(item => item.Kind is not DraftEventKind.Usage))
        {
            var copy = item.Copy();
            copy.Delay = TimeSpan.Zero;
            JsonPlaces.Set(copy.Data.Tree, "/choices/0/index", 1);
            events.Insert(events.IndexOf(item) + 1, copy);
        }
    }
}
