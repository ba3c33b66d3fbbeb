using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether parameters that are ignored leave a mark on replies: IGN-12 (max_tokens), IGN-15 (response_format), IGN-16 (logprobs).
/// What an agent does by itself it does without the parameter, too: a mark counts only where no reply to the same messages has it.
/// </summary>
internal sealed class IgnoredEffectsCheck : IRunCheck
{
    private const int FewestLikes = 2;

    private static readonly Effect[] Effects =
    [
        new("IGN-12", ["max_tokens", "max_completion_tokens"], AsksForLimit, IsCut, "The reply ends at a limit that the request sets.", "finish_reason stop, as without the parameter", "finish_reason length"),
        new("IGN-15", ["response_format"], AsksForJson, IsJsonObject, "The text of the reply is JSON because the request asks for it.", "the agent's own words, as without the parameter", "a JSON object"),
        new("IGN-16", ["logprobs", "top_logprobs"], AsksForLogprobs, HasLogprobs, "The reply tells logprobs because the request asks for them.", "no logprobs, as without the parameter", "logprobs with content"),
    ];

    public IReadOnlyList<string> Requirements => [.. Effects.Select(effect => effect.Requirement)];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        from evidence in run
        where evidence.RequestBody is { Kind: JsonKind.Object } && Likes.IsReply(evidence)
        from effect in Effects
        where effect.IsAskedFor(evidence)
        select Judge(run, evidence, effect);

    private static Observation Judge(IReadOnlyList<Evidence> run, Evidence evidence, Effect effect)
    {
        if (effect.IsSeen(evidence) is not { } seen)
        {
            return evidence.Unproven(effect.Requirement, "the reply has no text");
        }

        if (!seen)
        {
            return evidence.Held(effect.Requirement);
        }

        var likes = Likes.Of(run, evidence, effect.Parameters).Select(effect.IsSeen).OfType<bool>().ToList();
        return likes.Contains(true) ? evidence.Unproven(effect.Requirement, "replies to the same messages are alike without the parameter")
            : likes.Count < FewestLikes ? evidence.Unproven(effect.Requirement, "there are too few replies to the same messages without the parameter")
            : evidence.Violated(effect.Requirement, effect.Message, effect.Expected, effect.Actual, PlaceOf(evidence));
    }

    private static bool AsksForLimit(Evidence evidence) =>
        IsCount(evidence.RequestBody!["max_tokens"]) || IsCount(evidence.RequestBody!["max_completion_tokens"]);

    private static bool IsCount(JsonNode? value) => value is { IsIntegerToken: true } && int.TryParse(value.Text, out var count) && count > 0;

    private static bool AsksForJson(Evidence evidence) => evidence.RequestBody!["response_format"]?["type"]?.AsString() is "json_object" or "json_schema";

    private static bool AsksForLogprobs(Evidence evidence) => evidence.RequestBody!["logprobs"] is { Kind: JsonKind.Boolean, Text: "true" };

    private static bool? IsCut(Evidence evidence) => ReplyValues.FinishReason(evidence) is { } reason ? reason == "length" : null;

    private static bool? IsJsonObject(Evidence evidence) => ReplyValues.Text(evidence) is { } text
        ? JsonText.Parse(Encoding.UTF8.GetBytes(text.Trim())) is { Root.Kind: JsonKind.Object, Faults.Count: 0 }
        : null;

    private static bool? HasLogprobs(Evidence evidence) => evidence.StreamedReply is { } reply
        ? reply.Chunks.SelectMany(chunk => chunk.Choices).Any(IsFilled)
        : (evidence.Json.Root?["choices"]?.Items ?? []).Any(IsFilled);

    // An object without anything in it says no more than null.
    private static bool IsFilled(JsonNode choice) => choice["logprobs"]?["content"] is { Kind: JsonKind.Array, Items.Count: > 0 };

    private static FindingLocation PlaceOf(Evidence evidence) => Place.InBody(0, evidence.Response!.Body.Length);

    /// <summary>What a parameter would change of a reply.</summary>
    /// <param name="Requirement">The requirement.</param>
    /// <param name="Parameters">The parameter, by all its names.</param>
    /// <param name="IsAskedFor">Whether a request asks for the change.</param>
    /// <param name="IsSeen">Whether a reply has it; null where it cannot tell.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Expected">What was expected.</param>
    /// <param name="Actual">What came.</param>
    private sealed record Effect(
        string Requirement, string[] Parameters, Func<Evidence, bool> IsAskedFor, Func<Evidence, bool?> IsSeen, string Message, string Expected, string Actual);
}
