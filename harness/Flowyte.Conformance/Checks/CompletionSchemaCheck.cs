using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether completions have the shape of <c>completion.schema.json</c>: the requirements that it annotates.</summary>
internal sealed class CompletionSchemaCheck(SchemaSet schemas) : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => [];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsCompletion || evidence.Json.Root is not { } root)
        {
            return [];
        }

        var result = schemas.Validate("completion", root);
        var observations = SchemaObservations.From(evidence, result, "completion", error => Place.InBody(error.Offset, error.Length, error.Pointer));

        // An error under a 200 lacks everything that a completion has. That is one defect, and this is its name.
        return root["error"] is { Kind: not JsonKind.Null } && root["choices"] is null
            ? observations.Where(observation => observation.Requirement == "SHAPE-16")
            : observations;
    }
}
