using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of what a reply says, and of how its text is cut into deltas.</summary>
internal static class ContentOperation
{
    private static readonly (string InDelta, string InMessage) OfCompletions = ("/choices/0/delta/content", "/choices/0/message/content");
    private static readonly (string InDelta, string InMessage) OfSessions = ("/text", "/data/messages/0/content");

    public static void Apply(Draft draft, JsonNode? value, JsonObject _)
    {
        var (inDelta, inMessage) = PlacesOf(draft);
        var (what, how) = value!.AsObject().Select(pair => (pair.Key, pair.Value)).Single();
        if (draft.Events is not { } events)
        {
            if (draft.Body?.Tree is { } tree && ContentRewrite.Whole.TryGetValue(what, out var change) && (string?)JsonPlaces.Find(tree, inMessage).FirstOrDefault() is { } text)
            {
                JsonPlaces.Set(tree, inMessage, change(text, how));
            }

            return;
        }

        var texts = EventSelector.Select(events, "text");
        if (texts.Count == 0)
        {
            return;
        }

        var whole = string.Concat(texts.Select(text => TextOf(text, inDelta)));
        if (ContentRewrite.Whole.TryGetValue(what, out var rewrite))
        {
            Replace(events, texts, Words(rewrite(whole, how)), inDelta);
            return;
        }

        switch (what, (string?)(how as JsonValue)?.ToString())
        {
            case ("each", _):
                Accumulate(texts, inDelta);
                break;
            case ("end", _):
                Replace(events, texts, [.. texts.Select(text => TextOf(text, inDelta)), whole], inDelta);
                break;
            case ("one", _):
                Replace(events, texts, [whole], inDelta);
                break;
            case ("pieces", var handling):
                Replace(events, texts, ContentRewrite.Pieces([.. texts.Select(text => TextOf(text, inDelta))], handling!), inDelta);
                break;
            case ("cut", "surrogates"):
                Replace(events, texts, ["Yes ", "", "", " of course."], inDelta);
                ReplaceRaw(events, ["\"\\ud83d\"", "\"\\ude00\""], inDelta);
                break;
            case ("cut", _):
                Replace(events, texts, ["Gr\uFFFD", "\uFFFDße M, ", "of course."], inDelta);
                break;
            default:
                throw new InvalidDataException($"There is no change of content named {what}.");
        }
    }

    /// <summary>Changes the text of the reply as a whole; a stream is cut between words then.</summary>
    public static void Rewrite(Draft draft, Func<string, string> change)
    {
        var (inDelta, inMessage) = PlacesOf(draft);
        if (draft.Events is not { } events)
        {
            var text = (string?)JsonPlaces.Find(draft.Body?.Tree, inMessage).FirstOrDefault();
            JsonPlaces.Set(draft.Body?.Tree, inMessage, text is null ? null : change(text));
        }
        else if (EventSelector.Select(events, "text") is { Count: > 0 } texts)
        {
            Replace(events, texts, Words(change(string.Concat(texts.Select(text => TextOf(text, inDelta))))), inDelta);
        }
    }

    private static (string InDelta, string InMessage) PlacesOf(Draft draft) => draft.Request.Api is FaultRequest.OfSessions ? OfSessions : OfCompletions;

    private static string TextOf(DraftEvent item, string inDelta) => (string?)JsonPlaces.Find(item.Data.Tree, inDelta).FirstOrDefault() ?? "";

    private static void Accumulate(IReadOnlyList<DraftEvent> texts, string inDelta)
    {
        var soFar = "";
        foreach (var item in texts)
        {
            soFar += TextOf(item, inDelta);
            JsonPlaces.Set(item.Data.Tree, inDelta, soFar);
        }
    }

    private static void Replace(List<DraftEvent> events, IReadOnlyList<DraftEvent> texts, IReadOnlyList<string> contents, string inDelta)
    {
        var model = texts[0];
        var index = events.IndexOf(model);
        events.RemoveAll(texts.Contains);
        events.InsertRange(index, contents.Select(content =>
        {
            var copy = model.Copy();
            JsonPlaces.Set(copy.Data.Tree, inDelta, content);
            return copy;
        }));
    }

    // The second and the third delta, as tokens that no writer of JSON would write.
    private static void ReplaceRaw(List<DraftEvent> events, string[] tokens, string inDelta)
    {
        foreach (var (item, token) in EventSelector.Select(events, "text").Skip(1).Zip(tokens))
        {
            JsonPlaces.Set(item.Data.Tree, inDelta, item.Data.Mark(Encoding.ASCII.GetBytes(token)));
        }
    }

    private static string[] Words(string text)
    {
        var words = text.Split(' ');
        return [.. words.Select((word, index) => index < words.Length - 1 ? word + " " : word)];
    }
}
