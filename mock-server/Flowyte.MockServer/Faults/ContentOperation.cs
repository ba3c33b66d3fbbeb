using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of what a reply says, and of how its text is cut into deltas.</summary>
internal static class ContentOperation
{
    private const string InDelta = "/choices/0/delta/content";
    private const string InMessage = "/choices/0/message/content";

    public static void Apply(Draft draft, JsonNode? value, JsonObject _)
    {
        var (what, how) = value!.AsObject().Select(pair => (pair.Key, pair.Value)).Single();
        if (draft.Events is not { } events)
        {
            if (draft.Body?.Tree is { } tree && ContentRewrite.Whole.TryGetValue(what, out var change) && (string?)JsonPlaces.Find(tree, InMessage).FirstOrDefault() is { } text)
            {
                JsonPlaces.Set(tree, InMessage, change(text, how));
            }

            return;
        }

        var texts = EventSelector.Select(events, "text");
        if (texts.Count == 0)
        {
            return;
        }

        var whole = string.Concat(texts.Select(TextOf));
        if (ContentRewrite.Whole.TryGetValue(what, out var rewrite))
        {
            Replace(events, texts, Words(rewrite(whole, how)));
            return;
        }

        switch (what, (string?)(how as JsonValue)?.ToString())
        {
            case ("each", _):
                Accumulate(texts);
                break;
            case ("end", _):
                Replace(events, texts, [.. texts.Select(TextOf), whole]);
                break;
            case ("one", _):
                Replace(events, texts, [whole]);
                break;
            case ("pieces", var handling):
                Replace(events, texts, ContentRewrite.Pieces([.. texts.Select(TextOf)], handling!));
                break;
            case ("cut", "surrogates"):
                Replace(events, texts, ["Yes ", "", "", " of course."]);
                ReplaceRaw(events, ["\"\\ud83d\"", "\"\\ude00\""]);
                break;
            case ("cut", _):
                Replace(events, texts, ["Gr\uFFFD", "\uFFFDße M, ", "of course."]);
                break;
            default:
                throw new InvalidDataException($"There is no change of content named {what}.");
        }
    }

    /// <summary>Changes the text of the reply as a whole; a stream is cut between words then.</summary>
    public static void Rewrite(Draft draft, Func<string, string> change)
    {
        if (draft.Events is not { } events)
        {
            var text = (string?)JsonPlaces.Find(draft.Body?.Tree, InMessage).FirstOrDefault();
            JsonPlaces.Set(draft.Body?.Tree, InMessage, text is null ? null : change(text));
        }
        else if (EventSelector.Select(events, "text") is { Count: > 0 } texts)
        {
            Replace(events, texts, Words(change(string.Concat(texts.Select(TextOf)))));
        }
    }

    private static string TextOf(DraftEvent item) => (string?)JsonPlaces.Find(item.Data.Tree, InDelta).FirstOrDefault() ?? "";

    private static void Accumulate(IReadOnlyList<DraftEvent> texts)
    {
        var soFar = "";
        foreach (var item in texts)
        {
            soFar += TextOf(item);
            JsonPlaces.Set(item.Data.Tree, InDelta, soFar);
        }
    }

    private static void Replace(List<DraftEvent> events, IReadOnlyList<DraftEvent> texts, IReadOnlyList<string> contents)
    {
        var model = texts[0];
        var index = events.IndexOf(model);
        events.RemoveAll(texts.Contains);
        events.InsertRange(index, contents.Select(content =>
        {
            var copy = model.Copy();
            JsonPlaces.Set(copy.Data.Tree, InDelta, content);
            return copy;
        }));
    }

    // The second and the third delta, as tokens that no writer of JSON would write.
    private static void ReplaceRaw(List<DraftEvent> events, string[] tokens)
    {
        foreach (var (item, token) in EventSelector.Select(events, "text").Skip(1).Zip(tokens))
        {
            JsonPlaces.Set(item.Data.Tree, InDelta, item.Data.Mark(Encoding.ASCII.GetBytes(token)));
        }
    }

    private static string[] Words(string text)
    {
        var words = text.Split(' ');
        return [.. words.Select((word, index) => index < words.Length - 1 ? word + " " : word)];
    }
}
