using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary><c>$ref</c> and <c>allOf</c>: schemas that must all hold for the same value, each of which tells its own errors.</summary>
internal sealed class InPlaceKeyword(KeywordSite site, IReadOnlyList<Subschema> schemas) : Keyword(site)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Subschema> InPlace => schemas;

    /// <inheritdoc/>
    public override string? Summary => string.Join(" and ", schemas.Select(schema => schema.Summary));

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        var holds = true;
        for (var i = 0; i < schemas.Count && (holds || run is not null); i++)
        {
            holds &= schemas[i].Holds(value, run, Site.Requirement ?? inherited);
        }

        return holds;
    }
}
