namespace Flowyte.Conformance.Comparing;

/// <summary>One difference of structure, however many exchanges show it. What it quotes of an answer is bounded, without keys, and not escaped.</summary>
public sealed record StructureDifference
{
    /// <summary>How the two sides differ.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The part of the answer.</summary>
    public required StructureArea Area { get; init; }

    /// <summary>The place in that part: <c>status</c>, <c>Cache-Control</c>, <c>frames</c>, or a member such as <c>choices[].message.content</c>.</summary>
    public required string Place { get; init; }

    /// <summary>In which kinds of chunks it was seen, such as <c>role</c> and <c>finish</c>; empty for every other area.</summary>
    public IReadOnlyList<string> Frames { get; init; } = [];

    /// <summary>What the live endpoint has there, in the first exchange that shows it; null where it has nothing.</summary>
    public string? Live { get; init; }

    /// <summary>What the mock has there, in the first exchange that shows it; null where it has nothing.</summary>
    public string? Mock { get; init; }

    /// <summary>How many exchanges show it.</summary>
    public required int Count { get; init; }

    /// <summary>The id of the first exchange that shows it.</summary>
    public required string First { get; init; }

    /// <summary>The difference by one name, which does not depend on what the two sides have there: <c>chunk:choices[].delta.refusal</c>.</summary>
    public string Name => NameOf(Area, Place);

    internal static string NameOf(StructureArea area, string place) => $"{area.ToString().ToLowerInvariant()}:{place}";
}
