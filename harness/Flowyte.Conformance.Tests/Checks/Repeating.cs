using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Exchanges in which the agent is asked for a text word for word.</summary>
internal static class Repeating
{
    public const string Text = "Pack two tents & <b>one</b> stove, \"no gas\", no no no no.\n\nThe map is in C:\\maps\\new, says the kestrel.";
    public const string Scripts = "Zoë & 王芳 packen zwei Zelte in Größe M ein, 你好, und einen Kocher.";

    public const string Placeholders = "Dear {{name}}, {size} costs ${sum} in <%= town %>, {% note %} and #{rope} are %s, says the kestrel.";

    /// <summary>A plain reply. The brackets that mark a place are put around what it says.</summary>
    public static Said Plain(int number, string said, string finishReason = "stop", string asked = Text, string parameters = "") =>
        Say.Completion() with
        {
            Id = $"plain/{number}",
            Request = Request(asked, parameters),
            Body = $$$"""{"id":"chatcmpl-plain-{{{number}}}","object":"chat.completion","created":1741570283,"model":"agt_1","choices":[{"index":0,"message":{"role":"assistant","content":{{{Quote(said)}}}},"finish_reason":"{{{finishReason}}}"}]}""",
        };

    /// <summary>A stream of these deltas.</summary>
    public static Said Stream(int number, string[] deltas, string finishReason = "stop", string asked = Text, string parameters = "")
    {
        IEnumerable<string> events = [Say.Role, .. deltas.Select(delta => Say.Delta($"{{\"content\":{Quote(delta)}}}")), Say.Stop.Replace("\"stop\"", $"\"{finishReason}\"", StringComparison.Ordinal)];
        return Say.Stream(events.Select(data => data.Replace("chatcmpl-1", $"chatcmpl-stream-{number}", StringComparison.Ordinal))) with
        {
            Id = $"stream/{number}",
            Request = Request(asked, ",\"stream\":true" + parameters),
        };
    }

    /// <summary>Two streams of these deltas, and two plain replies that have the whole text.</summary>
    public static Said[] Streams(params string[] deltas) => [Stream(1, deltas), Stream(2, deltas), Plain(1, Text), Plain(2, Text)];

    /// <summary>Two plain replies, and two streams that have the whole text.</summary>
    public static Said[] Plains(string said, string finishReason = "stop") => [Plain(1, said, finishReason), Plain(2, said, finishReason), Stream(1, [Text]), Stream(2, [Text])];

    /// <summary>The text in both forms, each time.</summary>
    public static Said[] All(string said, string asked = Text) => [Plain(1, said, asked: asked), Stream(1, [said], asked: asked), Plain(2, said, asked: asked), Stream(2, [said], asked: asked)];

    private static string Request(string asked, string parameters) =>
        $$"""{"model":"agt_1","messages":[{"role":"user","content":{{JsonSerializer.Serialize("Please repeat this text word for word: " + asked)}}}]{{parameters}}}""";

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
