using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether the chunks of a stream say that they belong together: CHUNK-6 and CHUNK-9.</summary>
internal sealed class ChunkIdentityCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["CHUNK-6", "CHUNK-9"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply) =>
    [
        .. SameEverywhere(evidence, reply, "CHUNK-6", "id", value => value.AsString() is { Length: > 0 }),
        .. SameEverywhere(evidence, reply, "CHUNK-9", "created", value => value.Kind == JsonKind.Number),
        .. SameEverywhere(evidence, reply, "CHUNK-9", "model", value => value.Kind == JsonKind.String),
    ];

    // Values of a wrong type are found by the schema, and so are those that are missing.
    private static IEnumerable<Observation> SameEverywhere(Evidence evidence, StreamedReply reply, string requirement, string name, Func<JsonNode, bool> isRight)
    {
        string? first = null;
        var count = 0;
        foreach (var chunk in reply.Chunks)
        {
            if (chunk.Json.Root![name] is not { } value || !isRight(value))
            {
                continue;
            }

            first ??= value.Text;
            count++;
            if (value.Text != first)
            {
                yield return evidence.Violated(
                    requirement,
                    $"The chunk has another {name} than the first one.",
                    Excerpt.Of(first),
                    value.Text,
                    chunk.Locate(value, $"/{name}"));
            }
        }

        if (count > 1)
        {
            yield return evidence.Held(requirement);
        }
    }
}
