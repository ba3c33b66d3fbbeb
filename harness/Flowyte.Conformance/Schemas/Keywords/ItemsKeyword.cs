using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary><c>prefixItems</c> and <c>items</c>: a schema for each item of an array.</summary>
/// <param name="site">Where the keyword stands.</param>
/// <param name="schemaOf">The schema for the item at an index; null where the keyword says nothing about it.</param>
internal sealed class ItemsKeyword(KeywordSite site, Func<int, Subschema?> schemaOf) : Keyword(site)
{
    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        var requirement = Site.Requirement ?? inherited;
        var holds = true;
        for (var i = 0; i < value.Items.Count && (holds || run is not null); i++)
        {
            if (schemaOf(i) is { } schema)
            {
                run?.Enter(i);
                holds &= schema.Holds(value.Items[i], run, requirement);
                run?.Leave();
            }
        }

        return holds;
    }
}
