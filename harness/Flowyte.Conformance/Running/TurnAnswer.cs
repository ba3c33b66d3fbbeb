using System.Globalization;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>
/// What later turns of a conversation take from an answer: <c>{{turn1.message}}</c>, the message of its first choice,
/// and <c>{{turn1.content}}</c>, the text of that message. For a stream the message is put together from the deltas.
/// </summary>
internal static class TurnAnswer
{
    /// <summary>The largest message that is sent back, in bytes of JSON: a target may answer without measure.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The number of the turn that a placeholder waits for; null where it waits for none.</summary>
    public static int? NumberOf(string placeholder) =>
        placeholder.Split('.') is [['t', 'u', 'r', 'n', .. var digits], "message" or "content"]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The message that the exchange answered with; null where it is no reply that has one.</summary>
    public static JsonNode? MessageOf(Evidence evidence)
    {
        if (!evidence.IsReply)
        {
            return null;
        }

        var message = evidence.StreamedReply is { } reply
            ? Assemble(reply)
            : evidence.Json.Root?["choices"]?.Items is [var first, ..] ? first["message"] : null;
        return message is { Kind: JsonKind.Object } ? message : null;
    }

    /// <summary>The variables with the answer of a turn among them.</summary>
    public static Variables With(this Variables variables, int turn, JsonNode message) => variables
        .With($"turn{turn}.message", message)
        .With($"turn{turn}.content", JsonNode.Of(message["content"]?.AsString() ?? ""));

    private static JsonNode? Assemble(StreamedReply reply)
    {
        var texts = reply.Chunks.Select(chunk => chunk.Content).OfType<string>().ToList();
        return texts.Count == 0 ? null : JsonNode.Object(("role", JsonNode.Of("assistant")), ("content", JsonNode.Of(string.Concat(texts))));
    }
}
