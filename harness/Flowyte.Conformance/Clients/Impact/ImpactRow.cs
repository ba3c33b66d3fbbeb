namespace Flowyte.Conformance.Clients.Impact;

/// <summary>What all clients made of one fault or variant.</summary>
public sealed record ImpactRow
{
    /// <summary>The id of the fault or variant.</summary>
    public required string Fault { get; init; }

    /// <summary>The requirements that the fault breaks; none for what is legal.</summary>
    public required IReadOnlyList<string> Breaks { get; init; }

    /// <summary>How the answer was asked for: <c>plain</c>, <c>stream</c>, <c>refused-plain</c> or <c>refused-stream</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Whether the answer is legal.</summary>
    public bool IsLegal => Breaks.Count == 0;

    /// <summary>The outcomes in words, in the order of the clients; null where a client has no such form.</summary>
    public required IReadOnlyList<string?> Outcomes { get; init; }

    /// <summary>What a caller sees, in the order of the clients; empty where the answer is there, null where a client has no such form.</summary>
    public required IReadOnlyList<string?> Effects { get; init; }

    /// <summary>What led to each outcome, for people; empty where nothing is known.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
