namespace Flowyte.Conformance.Catalogue;

/// <summary>Requirements that belong together, one file of <c>specs/requirements</c>.</summary>
public sealed record RequirementGroup
{
    /// <summary>The short name that <c>--only</c> takes, such as <c>stream-framing</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name for people, such as <c>Stream framing</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Its place among the groups: a defect of an earlier group tends to cause those of later ones.</summary>
    public required int Order { get; init; }

    /// <summary>The requirements, causes before effects.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }
}
