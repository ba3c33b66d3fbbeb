namespace Flowyte.Conformance.Comparing;

/// <summary>How a live endpoint and the mock compare in the structure of their answers to the same requests. Immutable, and without keys.</summary>
public sealed record StructureComparison
{
    /// <summary>How many exchanges were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>How many of them the live endpoint answered with a completion in JSON.</summary>
    public required int Completions { get; init; }

    /// <summary>How many of them the live endpoint answered with a stream.</summary>
    public required int Streams { get; init; }

    /// <summary>What differs: root differences, each once, those of the whole answer first.</summary>
    public required IReadOnlyList<StructureDifference> Differences { get; init; }

    /// <summary>What differs and is to be passed over.</summary>
    public required IReadOnlyList<StructureDifference> Ignored { get; init; }

    /// <summary>By the ids of their exchanges, what was to be compared and was not, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> NotCompared { get; init; }

    /// <summary>Whether each exchange said the same text on both sides, by the ids of those that said something. Never judged: the text is the agent's own.</summary>
    public required IReadOnlyDictionary<string, bool> SameTexts { get; init; }

    /// <summary>Why the live endpoint cannot be compared: it was not reached, or refused whatever an agent should answer. Null where it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether playing was interrupted before it was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Whether anything was compared and nothing differs.</summary>
    public bool IsSame => Compared > 0 && Differences.Count == 0;
}
