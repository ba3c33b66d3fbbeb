using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>
/// One thing that a turn expects of its answer, bound to the requirement that it proves.
/// Exactly one of <see cref="Reply"/>, <see cref="Statuses"/>, <see cref="Header"/> and <see cref="Pointer"/> is set.
/// </summary>
public sealed record Expectation
{
    /// <summary>The id of the requirement.</summary>
    public required string Requirement { get; init; }

    /// <summary>Whether a reply is expected: status 200 and a body in the form that was asked for.</summary>
    public bool Reply { get; init; }

    /// <summary>The statuses that are right, such as <c>400</c> or <c>4xx</c>.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>The name of a header field that has to be there.</summary>
    public string? Header { get; init; }

    /// <summary>A JSON Pointer into the body; <c>*</c> as a segment stands for any item of an array.</summary>
    public string? Pointer { get; init; }

    /// <summary>The value that the body has at <see cref="Pointer"/>; null where only its presence counts.</summary>
    public JsonNode? EqualTo { get; init; }

    /// <summary>Text that the header field's value, or the string at <see cref="Pointer"/>, contains in any case; null where anything goes.</summary>
    public string? Contains { get; init; }
}
