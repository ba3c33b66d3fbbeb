using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of the bytes of a body, or of the data of chunks.</summary>
internal static class TextOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["prefix"] = (draft, text, _) => Around(draft, Bytes.Of(text), []),
        ["suffix"] = (draft, text, _) => Around(draft, [], Bytes.Of(text)),
        ["body"] = (draft, text, _) => (draft.Body, draft.Events) = (new DraftText { Literal = Bytes.Of(text) }, null),
        ["repeatBody"] = (draft, _, _) => draft.BodyEdits.Add(bytes => [.. bytes, .. bytes]),
        ["cut"] = Cut,
        ["charset"] = (draft, _, _) => draft.BodyEdits.Add(bytes => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))),
        ["indent"] = (draft, _, change) => ForEach(draft, change, text => text.Indent = true),
        ["escape"] = (draft, _, change) => ForEach(draft, change, text => text.Escape = true),
        ["doubleEncode"] = (draft, _, change) => ForEach(draft, change, text => text.Edit(Quoted)),
        ["echoKey"] = EchoKey,
        ["codeOfRequest"] = (draft, _, _) => CodeOfRequest(draft),
        ["mix"] = Mix,
    };

    private static void ForEach(Draft draft, JsonObject change, Action<DraftText> act)
    {
        foreach (var text in FaultOperations.Texts(draft, change))
        {
            act(text);
        }
    }

    private static void Around(Draft draft, byte[] before, byte[] after)
    {
        if (draft.Events is not { } events)
        {
            draft.BodyEdits.Add(bytes => [.. before, .. bytes, .. after]);
            return;
        }

        events.Insert(0, new(DraftEventKind.Raw, new DraftText { Literal = before }));
        events.Add(new(DraftEventKind.Raw, new DraftText { Literal = after }));
    }

    private static void Cut(Draft draft, JsonNode? count, JsonObject change)
    {
        var length = -(int)count!;
        ForEach(draft, change, text => text.Edit(bytes => bytes[..Math.Max(0, bytes.Length - length)]));
    }

    private static byte[] Quoted(byte[] bytes) => Encoding.UTF8.GetBytes(JsonValue.Create(Encoding.UTF8.GetString(bytes)).ToJsonString());

    private static void EchoKey(Draft draft, JsonNode? how, JsonObject change)
    {
        if (draft.Request.Key is { Length: > 4 } key && draft.Body?.Tree is { } tree)
        {
            var shown = how!.GetValueKind() == System.Text.Json.JsonValueKind.True ? key : "…" + key[^4..];
            JsonPlaces.Set(tree, "/detail", $"Incorrect API key provided: {shown}.");
            JsonPlaces.Set(tree, "/error/message", $"Incorrect API key provided: {shown}.");
        }
    }

    // No two requests with different bodies have the same one.
    private static void CodeOfRequest(Draft draft)
    {
        var number = Convert.ToHexStringLower(SHA256.HashData(draft.Request.Body.Span))[..8];
        JsonPlaces.Set(draft.Body?.Tree, "/code", $"{(string?)draft.Body?.Tree?["code"]}_{number}");
    }

    private static void Mix(Draft draft, JsonNode? _, JsonObject change)
    {
        const string Phrase = "code: ";
        const int CodeLength = 12;
        var at = draft.Request.Text.IndexOf(Phrase, StringComparison.Ordinal) + Phrase.Length;
        if (at < Phrase.Length || at + CodeLength > draft.Request.Text.Length)
        {
            return;
        }

        var own = draft.Request.Text.Substring(at, CodeLength);
        if (draft.Alternatives.TakeOthersCode(own) is { } other)
        {
            ForEach(draft, change, text => text.Edit(bytes => Bytes.Replace(bytes, Encoding.ASCII.GetBytes(own), Encoding.ASCII.GetBytes(other))));
        }
    }
}
