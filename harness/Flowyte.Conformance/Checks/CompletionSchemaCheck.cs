using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether completions have the shape of <c>completion.schema.json</c>: the requirements that it annotates;
/// and SHAPE-16 where there is no error member that the schema could speak of.
/// </summary>
internal sealed class CompletionSchemaCheck(SchemaSet schemas) : IExchangeCheck
{
    private static readonly string[] Members = ["id", "object", "created", "model", "choices"];

    public IReadOnlyList<string> Requirements => ["SHAPE-16"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsCompletion || evidence.Json.Root is not { } root)
        {
            return [];
        }

        var result = schemas.Validate("completion", root);
        var observations = SchemaObservations.From(evidence, result, "completion", error => Place.InBody(error.Offset, error.Length, error.Pointer));

        // What lacks everything that a completion has is one defect and not five.
        return IsErrorAlone(root) ? observations.Where(observation => observation.Requirement == "SHAPE-16")
            : root.Kind == JsonKind.Object && !HasMembers(root) ? observations.Where(observation => observation.Requirement == "SHAPE-10")
            : root["error"] is null ? observations.Append(evidence.Held("SHAPE-16"))
            : observations;
    }

    /// <summary>Whether a body has at least one member that every completion has.</summary>
    public static bool HasMembers(JsonNode root) => Members.Any(member => root[member] is not null);

    /// <summary>Whether a body is an error and no completion.</summary>
    public static bool IsErrorAlone(JsonNode root) => root["error"] is { Kind: not JsonKind.Null } && root["choices"] is null;
}
