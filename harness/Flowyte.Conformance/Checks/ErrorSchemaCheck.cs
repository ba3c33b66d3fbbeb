using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether refusals have the shape of <c>error.schema.json</c>: the requirements that it annotates.</summary>
internal sealed class ErrorSchemaCheck(SchemaSet schemas) : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => [];

    public IEnumerable<Observation> Judge(Evidence evidence) =>
        evidence.IsRefusal && evidence.Json.Root is { Kind: JsonKind.Object } root
            ? SchemaObservations.From(evidence, schemas.Validate("error", root), "refusal", error => Place.InBody(error.Offset, error.Length, error.Pointer))
            : [];
}
