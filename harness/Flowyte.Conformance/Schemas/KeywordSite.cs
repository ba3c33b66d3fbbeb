namespace Flowyte.Conformance.Schemas;

/// <summary>Where a keyword stands in the schemas, and the requirement that it proves.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Location">Where, as <c>completion#/properties/id/type</c>.</param>
/// <param name="Requirement">The requirement annotated at its schema object for it; null where there is none.</param>
internal sealed record KeywordSite(string Name, string Location, string? Requirement)
{
    // A site stands for itself: as a key it need not be compared by its texts.
    public bool Equals(KeywordSite? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
