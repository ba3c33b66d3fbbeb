using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of JSON values.</summary>
internal static class JsonOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["set"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, value) =>
            JsonPlaces.Set(text.Tree, pointer, value?.DeepClone())),
        ["raw"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, value) =>
            JsonPlaces.Set(text.Tree, pointer, text.Mark(Encoding.UTF8.GetBytes(value!.ToString())))),
        ["rawHex"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, value) =>
            JsonPlaces.Set(text.Tree, pointer, text.Mark(Convert.FromHexString(value!.ToString())))),
        ["rename"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, value) =>
            JsonPlaces.Rename(text.Tree, pointer, (string)value!)),
        ["remove"] = (draft, pointers, change) => ForEach(draft, pointers, change, (text, pointer) => JsonPlaces.Remove(text.Tree, pointer)),
        ["copy"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, from) =>
            JsonPlaces.Set(text.Tree, pointer, JsonPlaces.Find(text.Tree, (string)from!).FirstOrDefault()?.DeepClone())),
        ["swap"] = (draft, members, change) => ForEachMember(draft, members, change, (text, pointer, other) => JsonPlaces.Swap(text.Tree, pointer, (string)other!)),
        ["turn"] = (draft, pointers, change) => ForEach(draft, pointers, change, (text, pointer) => JsonPlaces.Turn(text.Tree, pointer)),
        ["blend"] = (draft, pointers, change) => ForEach(draft, pointers, change, (text, pointer) => Blend(draft, text, pointer)),
        ["lift"] = (draft, pointer, change) => Texts(draft, change, text => text.Tree = JsonPlaces.Find(text.Tree, (string)pointer!).FirstOrDefault()?.DeepClone() ?? text.Tree),
        ["rewrite"] = (draft, members, change) => ForEachMember(draft, members, change, Rewrite),
        ["duplicate"] = (draft, pointers, change) => ForEach(draft, pointers, change, Duplicate),
        ["count"] = Count,
        ["wrap"] = (draft, name, _) => draft.Body!.Tree = new JsonObject { ["success"] = true, [(string)name!] = draft.Body.Tree },
        ["reverse"] = (draft, _, change) => Texts(draft, change, text => text.Tree = Reversed(text.Tree)),
        ["finish"] = (draft, reason, _) => Finish(draft, (string)reason!),
        ["freshId"] = (draft, _, change) => FreshId(draft, change),
    };

    private static void ForEachMember(Draft draft, JsonNode? members, JsonObject change, Action<DraftText, string, JsonNode?> act) =>
        Texts(draft, change, text =>
        {
            foreach (var (pointer, value) in members!.AsObject())
            {
                act(text, pointer, value);
            }
        });

    private static void ForEach(Draft draft, JsonNode? pointers, JsonObject change, Action<DraftText, string> act) =>
        Texts(draft, change, text =>
        {
            foreach (var pointer in pointers!.AsArray())
            {
                act(text, (string)pointer!);
            }
        });

    private static void Texts(Draft draft, JsonObject change, Action<DraftText> act)
    {
        foreach (var text in FaultOperations.Texts(draft, change).Where(text => text.Tree is not null))
        {
            act(text);
        }
    }

    // What another request of the same kind was answered stands beside, as where both share a list.
    private static void Blend(Draft draft, DraftText text, string pointer)
    {
        if (JsonPlaces.Find(text.Tree, pointer).FirstOrDefault() is JsonArray list)
        {
            foreach (var other in draft.Alternatives.Others(draft.Request.Route + pointer, draft.Request.Target, [.. list.Select(item => item!)]))
            {
                list.Add(other.DeepClone());
            }
        }
    }

    private static void Rewrite(DraftText text, string pointer, JsonNode? how)
    {
        if (JsonPlaces.Find(text.Tree, pointer).FirstOrDefault() is JsonValue value && value.TryGetValue(out string? written))
        {
            JsonPlaces.Set(text.Tree, pointer, ContentRewrite.Write(written, (string)how!));
        }
    }

    private static void Duplicate(DraftText text, string pointer)
    {
        var value = JsonPlaces.Find(text.Tree, pointer).FirstOrDefault()?.DeepClone();
        JsonPlaces.AddBehind(text.Tree, pointer, text.Mark(Encoding.UTF8.GetBytes($"\"{JsonPlaces.Name(pointer)}\"")), value);
    }

    private static void Count(Draft draft, JsonNode? pointer, JsonObject change)
    {
        var number = 0;
        Texts(draft, change, text =>
        {
            if (JsonPlaces.Find(text.Tree, (string)pointer!).FirstOrDefault() is { } value)
            {
                JsonPlaces.Set(text.Tree, (string)pointer!, value.GetValueKind() == JsonValueKind.Number ? (long)value + number : $"{value}-{number}");
            }

            number++;
        });
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(pair => KeyValuePair.Create(pair.Key, Reversed(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => node?.DeepClone(),
    };

    private static void Finish(Draft draft, string reason)
    {
        var texts = draft.Events is { } events ? EventSelector.Select(events, "finish").Select(item => item.Data) : [draft.Body!];
        foreach (var text in texts)
        {
            JsonPlaces.Set(text.Tree, "/choices/0/finish_reason", reason);
        }
    }

    private static void FreshId(Draft draft, JsonObject change) => Texts(draft, change, text =>
    {
        // The mock's own ids end in 32 hexadecimal digits: as many as a UUID has.
        var id = (string?)text.Tree?["id"];
        JsonPlaces.Set(text.Tree, "/id", id is { Length: >= 32 } ? Guid.ParseExact(id[^32..], "N").ToString() : id);
    });
}
