using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Verdicts;

/// <summary>What a run found of one requirement.</summary>
public sealed record RequirementResult
{
    /// <summary>The requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The result.</summary>
    public required RequirementStatus Status { get; init; }

    /// <summary>Why it is untested or excluded; empty for every other result.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Every place where it does not hold; empty unless failed, warned or noted.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The id of the failed or warned requirement that explains why this one does not hold; null where it stands for itself.</summary>
    public string? CausedBy { get; init; }

    /// <summary>The ids of the exchanges on which a check of it ran, in the order of the plan.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether it held at one time and not at another of a run that was repeated.</summary>
    public bool Unstable { get; init; }

    /// <summary>Why it may fail, by the baseline; null where it may not. The status stays as it is, and neither verdict nor exit code counts it.</summary>
    public Acceptance? Accepted { get; init; }
}
