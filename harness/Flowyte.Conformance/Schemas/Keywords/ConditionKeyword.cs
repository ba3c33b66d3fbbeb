using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary><c>if</c> with its <c>then</c> and <c>else</c>. The condition itself proves nothing.</summary>
internal sealed class ConditionKeyword(KeywordSource condition) : Keyword(condition.Site)
{
    private readonly Subschema _if = condition.Schema();
    private readonly InPlaceKeyword? _then = Branch(condition, "then");
    private readonly InPlaceKeyword? _else = Branch(condition, "else");

    /// <inheritdoc/>
    public override IReadOnlyList<Subschema> InPlace => [_if, .. _then?.InPlace ?? [], .. _else?.InPlace ?? []];

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        var branch = _if.Matches(value) ? _then : _else;
        return branch is null || branch.Holds(value, run, inherited);
    }

    private static InPlaceKeyword? Branch(KeywordSource condition, string name) =>
        condition.Sibling(name) is { } branch ? new InPlaceKeyword(branch.Site, [branch.Schema()]) : null;
}
