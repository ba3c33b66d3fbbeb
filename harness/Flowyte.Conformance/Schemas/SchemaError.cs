namespace Flowyte.Conformance.Schemas;

/// <summary>One keyword that did not hold.</summary>
public sealed record SchemaError
{
    /// <summary>Where in the instance, as a JSON Pointer (RFC 6901); empty for the root.</summary>
    public required string Pointer { get; init; }

    /// <summary>Where in the instance's text, in bytes.</summary>
    public required int Offset { get; init; }

    /// <summary>How many bytes the instance takes in its text.</summary>
    public required int Length { get; init; }

    /// <summary>The keyword, such as <c>required</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>Where in the schema, as <c>completion#/properties/id/type</c>.</summary>
    public required string SchemaLocation { get; init; }

    /// <summary>What the keyword expects, in few words.</summary>
    public required string Expected { get; init; }

    /// <summary>What the instance is instead, in few words, bounded in length.</summary>
    public required string Actual { get; init; }

    /// <summary>The id of the requirement annotated at the keyword (<c>x-requirement</c>); null where there is none.</summary>
    public string? Requirement { get; init; }
}
