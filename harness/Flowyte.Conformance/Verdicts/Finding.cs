namespace Flowyte.Conformance.Verdicts;

/// <summary>One place where the target does not do what a requirement says.</summary>
public sealed record Finding
{
    /// <summary>What is wrong, in one sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>What was expected, in few words.</summary>
    public required string Expected { get; init; }

    /// <summary>What was there instead, in few words; comes from the target, so it is escaped wherever it is shown.</summary>
    public required string Actual { get; init; }

    /// <summary>The id of the exchange that shows it.</summary>
    public required string Exchange { get; init; }

    /// <summary>Where in the response it stands; null where the fault is an absence or lies in no one place.</summary>
    public FindingLocation? Location { get; init; }
}
