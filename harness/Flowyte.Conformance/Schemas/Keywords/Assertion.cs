using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>A keyword that is told once, as itself, where it does not hold.</summary>
/// <param name="site">Where it stands.</param>
/// <param name="kind">The kind of value that it is about; null for every kind.</param>
/// <param name="holds">Whether it holds for a value of that kind.</param>
/// <param name="expected">What it expects, in few words.</param>
internal sealed class Assertion(KeywordSite site, JsonKind? kind, Func<JsonNode, bool> holds, Func<string> expected) : Keyword(site)
{
    private const int LongestPreview = 120;

    /// <summary>What a value is instead, in few words; its beginning unless said otherwise.</summary>
    public Func<JsonNode, string> Actual { get; init; } = Preview;

    /// <summary>The subschemas that decide whether it holds.</summary>
    public IReadOnlyList<Subschema> Deciding { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<Subschema> InPlace => Deciding;

    /// <inheritdoc/>
    public override string? Summary => expected();

    /// <summary>The beginning of a value.</summary>
    public static string Preview(JsonNode value) => JsonText.Preview(value, LongestPreview);

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        if (kind is not null && value.Kind != kind)
        {
            return true;
        }

        var requirement = Site.Requirement ?? inherited;
        run?.Assert(requirement);
        if (holds(value))
        {
            return true;
        }

        run?.Tell(Site, requirement, value, expected, Actual);
        return false;
    }
}
