using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Reads what was said out of request and response: <c>/chat/completions</c> or the messages of a session.</summary>
internal static class Dialogue
{
    /// <summary>How much of a text is of use to a page, in characters.</summary>
    public const int MaxText = 1200;

    /// <summary>What was said before, as the request tells it; empty where the request is about no conversation.</summary>
    public static IReadOnlyList<DialogueTurn> Asked(Exchange exchange)
    {
        if (exchange.Request.Body.IsEmpty || JsonText.Parse(exchange.Request.Body).Root is not { Kind: JsonKind.Object } root)
        {
            return [];
        }

        return root["messages"] is { Kind: JsonKind.Array, Items: var messages }
            ? [.. messages.Select(TurnOf)]
            : root["content"]?.AsString() is { } content ? [new("user", content)] : [];
    }

    /// <summary>What came back; empty where it is neither a reply nor an error that says something.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="stream">Its response read as a stream; null where it is none.</param>
    public static IReadOnlyList<DialogueTurn> Answered(Exchange exchange, StreamReading? stream)
    {
        if (exchange.Response is not { } response)
        {
            return [];
        }

        if (stream is not null)
        {
            var error = stream.Events.Blocks.Select(stream.DeltaOf).FirstOrDefault(delta => delta.Note.StartsWith("error", StringComparison.Ordinal));
            return [new("assistant", stream.Text(MaxText + 1), error?.Note ?? "")];
        }

        if (JsonText.Parse(response.Body).Root is not { Kind: JsonKind.Object } root)
        {
            return [];
        }

        return response.Status >= 400
            ? ErrorText.Of(root) is { } message ? [new($"refused with {response.Status}", message)] : []
            : [.. Messages(root).Where(message => message.Kind == JsonKind.Object).Select(TurnOf)];
    }

    private static IEnumerable<JsonNode> Messages(JsonNode root) =>
        root["choices"] is { Kind: JsonKind.Array, Items: var choices } ? choices.Select(choice => choice["message"]).OfType<JsonNode>()
        : root["data"]?["messages"]?.Items ?? root["data"]?["items"]?.Items ?? [];

    private static DialogueTurn TurnOf(JsonNode message) => new(
        message["role"]?.AsString() ?? "without a role",
        TextOf(message["content"]),
        string.Join(", ", (message["tool_calls"]?.Items ?? []).Select(CallOf)));

    private static string TextOf(JsonNode? content) => content switch
    {
        null or { Kind: JsonKind.Null } => "",
        { Kind: JsonKind.String } => content.Text,
        { Kind: JsonKind.Array } => string.Join('\n', content.Items.Select(PartOf)),
        _ => JsonText.Preview(content, MaxText),
    };

    private static string PartOf(JsonNode part) => part["text"]?.AsString() ?? $"[{part["type"]?.AsString() ?? JsonText.Preview(part, 80)}]";

    private static string CallOf(JsonNode call) =>
        $"calls {call["function"]?["name"]?.AsString() ?? "a tool"}({call["function"]?["arguments"]?.AsString() ?? ""})";
}
