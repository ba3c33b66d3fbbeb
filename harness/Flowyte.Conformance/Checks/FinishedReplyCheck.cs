using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a reply has what its finish_reason says: tool calls, SHAPE-25, or a text where clients read it, SHAPE-26; and SHAPE-24 where nothing is told.</summary>
internal sealed class FinishedReplyCheck : IExchangeCheck
{
    private static readonly string[] Beside = ["reasoning_content", "reasoning", "thinking"];

    public IReadOnlyList<string> Requirements => ["SHAPE-24", "SHAPE-25", "SHAPE-26"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (ReplyValues.FinishReason(evidence) is not { Length: > 0 } reason || evidence.StreamedReply is { Gap: not null })
        {
            yield break;
        }

        var messages = MessagesOf(evidence);
        yield return evidence.HeldUnless(
            reason == "tool_calls" && messages.Count > 0 && !messages.Any(HasCalls),
            "SHAPE-25",
            "The finish_reason is tool_calls, and no tool is called.",
            "tool_calls, or stop",
            "none",
            PlaceOfReason(evidence));
        if (!evidence.IsCompletion || messages is not [var message])
        {
            yield break;
        }

        // Where they are told, the schema has judged them.
        if (message["refusal"] is null && evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["logprobs"] is null)
        {
            yield return evidence.Held("SHAPE-24");
        }

        if (message["content"] is { Kind: JsonKind.String, Text.Length: > 0 })
        {
            yield return evidence.Held("SHAPE-26");
        }
        else if (message["content"] is { Kind: JsonKind.Null } && reason == "stop" && !HasCalls(message) && !HasOtherAnswer(message)
            && Beside.Select(name => (Name: name, Value: message[name])).FirstOrDefault(member => member.Value?.AsString() is { Length: > 0 }) is { Value: { } text, Name: var name })
        {
            yield return evidence.Violated(
                "SHAPE-26",
                $"The content is null, and the text stands in {name}.",
                "text in choices[0].message.content",
                JsonText.Preview(text, 100),
                Place.InBody(text, $"/choices/0/message/{name}"));
        }
    }

    private static List<JsonNode> MessagesOf(Evidence evidence) => evidence.StreamedReply is { } reply
        ? [.. reply.Chunks.Select(chunk => chunk.Delta).OfType<JsonNode>()]
        : evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["message"] is { } message ? [message] : [];

    // Clients and servers of before 2024 call functions.
    private static bool HasCalls(JsonNode message) =>
        message["tool_calls"] is { Items.Count: > 0 } || message["function_call"] is { Kind: not JsonKind.Null };

    private static bool HasOtherAnswer(JsonNode message) =>
        message["refusal"] is { Kind: not JsonKind.Null } || message["audio"] is { Kind: not JsonKind.Null };

    private static FindingLocation? PlaceOfReason(Evidence evidence) => evidence.StreamedReply is { } reply
        ? reply.Chunks.LastOrDefault(chunk => chunk.FinishReason is not null)?.Location
        : evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["finish_reason"] is { } reason ? Place.InBody(reason, "/choices/0/finish_reason") : null;
}
