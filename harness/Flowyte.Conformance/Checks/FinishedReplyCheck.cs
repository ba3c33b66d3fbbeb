using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a reply has what its finish_reason says: tool calls, SHAPE-25, or a text where clients read it, SHAPE-26 and SHAPE-27; and SHAPE-24 where nothing is told.</summary>
internal sealed class FinishedReplyCheck : IExchangeCheck
{
    private static readonly string[] Beside = ["reasoning_content", "reasoning", "thinking"];

    public IReadOnlyList<string> Requirements => ["SHAPE-24", "SHAPE-25", "SHAPE-26", "SHAPE-27"];

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

        foreach (var observation in message["content"] is { Kind: JsonKind.Null } content ? OfNoContent(evidence, message, content, reason) : OfContent(evidence, message))
        {
            yield return observation;
        }
    }

    private static IEnumerable<Observation> OfContent(Evidence evidence, JsonNode message)
    {
        if (message["content"] is { Kind: JsonKind.String } content)
        {
            yield return evidence.Held("SHAPE-27");
            if (content.Text.Length > 0)
            {
                yield return evidence.Held("SHAPE-26");
            }
        }
    }

    private static IEnumerable<Observation> OfNoContent(Evidence evidence, JsonNode message, JsonNode content, string reason)
    {
        if (reason is not ("stop" or "tool_calls") || HasOtherAnswer(message) || (HasCalls(message) && OffersTools(evidence)))
        {
            yield break;
        }

        if (!HasCalls(message)
            && Beside.Select(name => (Name: name, Value: message[name])).FirstOrDefault(member => member.Value?.AsString() is { Length: > 0 }) is { Value: { } text, Name: var name })
        {
            yield return evidence.Violated(
                "SHAPE-26",
                $"The content is null, and the text stands in {name}.",
                "text in choices[0].message.content",
                JsonText.Preview(text, 100),
                Place.InBody(text, $"/choices/0/message/{name}"));
        }
        else
        {
            yield return evidence.Violated(
                "SHAPE-27",
                HasCalls(message) ? "Instead of a text, a tool is called that the request does not know." : "The reply is finished, and its content is null.",
                "a string",
                "null",
                Place.InBody(content, "/choices/0/message/content"));
        }
    }

    private static List<JsonNode> MessagesOf(Evidence evidence) => evidence.StreamedReply is { } reply
        ? [.. reply.Chunks.Select(chunk => chunk.Delta).OfType<JsonNode>()]
        : evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["message"] is { } message ? [message] : [];

    // Clients and servers of before 2024 call functions.
    private static bool HasCalls(JsonNode message) =>
        message["tool_calls"] is { Items.Count: > 0 } || message["function_call"] is { Kind: not JsonKind.Null };

    private static bool OffersTools(Evidence evidence) =>
        evidence.RequestBody?["tools"] is { Items.Count: > 0 } || evidence.RequestBody?["functions"] is { Items.Count: > 0 };

    private static bool HasOtherAnswer(JsonNode message) =>
        message["refusal"] is { Kind: not JsonKind.Null } || message["audio"] is { Kind: not JsonKind.Null };

    private static FindingLocation? PlaceOfReason(Evidence evidence) => evidence.StreamedReply is { } reply
        ? reply.Chunks.LastOrDefault(chunk => chunk.FinishReason is not null)?.Location
        : evidence.Json.Root?["choices"]?.Items is [var choice, ..] && choice["finish_reason"] is { } reason ? Place.InBody(reason, "/choices/0/finish_reason") : null;
}
