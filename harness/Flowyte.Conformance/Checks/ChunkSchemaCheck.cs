using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether chunks have the shape of <c>chunk.schema.json</c>: the requirements that it annotates.</summary>
internal sealed class ChunkSchemaCheck(SchemaSet schemas) : StreamCheck
{
    private static readonly string[] Members = ["id", "object", "created", "model", "choices"];

    public override IReadOnlyList<string> Requirements => [];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply) =>
        reply.Chunks.SelectMany(chunk =>
        {
            var root = chunk.Json.Root!;
            var observations = SchemaObservations.From(
                evidence, schemas.Validate("chunk", root), "chunk", error => chunk.Locate(error.Offset, error.Length, error.Pointer));

            // What has nothing of a chunk at all, such as {}, is one defect and not five.
            return Members.Any(member => root[member] is not null)
                ? observations
                : observations.Where(observation => observation.Requirement == "CHUNK-1");
        });
}
