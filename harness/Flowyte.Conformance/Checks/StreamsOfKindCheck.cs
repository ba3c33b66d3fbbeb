using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether streams have text where plain replies to requests of the same kind have: REL-3. An agent may have nothing to say now
/// and then; so what requests of a kind have in common has to leave every stream without text, and no plain reply.
/// </summary>
internal sealed class StreamsOfKindCheck : IRunCheck
{
    private const int Fewest = 2;

    public IReadOnlyList<string> Requirements => ["REL-3"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var streams = run.Where(IsFinishedStream).ToList();
        var plain = run.Where(evidence => evidence.IsCompletion).ToList();

        // Where no stream has text, or no plain reply, CHUNK-3 and REL-1 tell of it.
        if (!streams.Any(HasText))
        {
            yield break;
        }

        var plainByFeature = ByFeature(plain);
        var blamed = ByFeature(streams).Where(streamed => IsToBlame(streamed, plainByFeature[streamed.Key])).ToList();
        foreach (var evidence in streams)
        {
            yield return blamed.Find(feature => feature.Contains(evidence)) is { } feature
                ? evidence.Violated(
                    "REL-3",
                    "The stream has no text, as no stream of its kind has, though every plain reply of the kind has.",
                    "text at choices[0].delta.content",
                    $"no text where the request has: {feature.Key}",
                    evidence.StreamedReply!.Chunks[0].Location)
                : HasText(evidence) ? evidence.Held("REL-3")
                : evidence.Unproven("REL-3", "the agent may have had nothing to say");
        }
    }

    private static ILookup<string, Evidence> ByFeature(IEnumerable<Evidence> replies) =>
        replies.SelectMany(reply => RequestFeatures.Of(reply), (reply, feature) => (reply, feature)).ToLookup(pair => pair.feature, pair => pair.reply);

    private static bool IsToBlame(IEnumerable<Evidence> streamed, IEnumerable<Evidence> plain) =>
        streamed.Count() >= Fewest && plain.Count() >= Fewest && !streamed.Any(HasText) && plain.All(HasText);

    private static bool HasText(Evidence evidence) => ReplyValues.Text(evidence) is not null;

    // A refusal and a call of a tool are no text, and an answer all the same.
    private static bool IsFinishedStream(Evidence evidence) =>
        evidence.StreamedReply is { Gap: null, Chunks: [_, ..] chunks }
        && ReplyValues.FinishReason(evidence) == "stop"
        && !chunks.Any(chunk => chunk.Delta is { } delta && (IsFilled(delta["refusal"]) || IsFilled(delta["tool_calls"]) || IsFilled(delta["function_call"])));

    private static bool IsFilled(JsonNode? member) => member is { Kind: not JsonKind.Null };
}
