using System.Globalization;
using System.Numerics;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>What replies tell of tokens: SHAPE-19, CHUNK-22, CHUNK-23; and SHAPE-18 where they tell nothing.</summary>
internal sealed class UsageCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-18", "SHAPE-19", "CHUNK-22", "CHUNK-23"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.IsCompletion && evidence.Json.Root is { Kind: JsonKind.Object } root)
        {
            return JudgeSum(evidence, root["usage"], node => Place.InBody(node, "/usage"));
        }

        return evidence.StreamedReply is { Chunks.Count: > 0 } reply ? JudgeStream(evidence, reply) : [];
    }

    private static IEnumerable<Observation> JudgeStream(Evidence evidence, StreamedReply reply)
    {
        var tells = reply.Chunks.Where(chunk => chunk.Usage is not null).ToList();
        yield return evidence.HeldUnless(
            tells.Count > 1,
            "CHUNK-22",
            $"{tells.Count} chunks tell usage; clients that add them up count too much.",
            "one chunk with usage at most",
            tells is [_, var second, ..] ? JsonText.Preview(second.Usage!, 200) : "",
            tells is [_, var place, ..] ? place.Locate(place.Usage!, "/usage") : null);

        foreach (var observation in JudgeSum(evidence, tells.LastOrDefault()?.Usage, node => tells[^1].Locate(node, "/usage")))
        {
            yield return observation;
        }

        if (evidence.RequestBody?["stream_options"]?["include_usage"]?.Text == "true")
        {
            yield break;
        }

        var empty = reply.Chunks.FirstOrDefault(chunk => chunk.Json.Root!["choices"] is { Kind: JsonKind.Array, Items.Count: 0 });
        yield return evidence.HeldUnless(
            empty is not null,
            "CHUNK-23",
            "The chunk has no choices, although usage was not asked for.",
            "a choice in every chunk",
            "choices []",
            empty?.Locate(empty.Json.Root!["choices"]!, "/choices"));
    }

    private static IEnumerable<Observation> JudgeSum(Evidence evidence, JsonNode? usage, Func<JsonNode, FindingLocation> locate)
    {
        if (usage is null or { Kind: JsonKind.Null })
        {
            yield return evidence.Held("SHAPE-18");
            yield return evidence.Held("SHAPE-19");
        }
        else if (Count(usage, "prompt_tokens") is { } prompt && Count(usage, "completion_tokens") is { } completion && Count(usage, "total_tokens") is { } total)
        {
            // More is right: some servers count reasoning apart.
            yield return evidence.HeldUnless(
                total < prompt + completion, "SHAPE-19", "The usage does not add up.", $"a total of at least {prompt + completion}", $"{total}", locate(usage));
        }
    }

    private static BigInteger? Count(JsonNode usage, string name) =>
        usage[name] is { IsIntegerToken: true, Text.Length: <= 30 } token ? BigInteger.Parse(token.Text, CultureInfo.InvariantCulture) : null;
}
