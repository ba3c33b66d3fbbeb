namespace Flowyte.Conformance.Verdicts;

/// <summary>What a run found of one requirement.</summary>
public enum RequirementStatus
{
    /// <summary>A check ran on at least one exchange that could have failed it, and all held.</summary>
    Passed,

    /// <summary>A MUST does not hold; where a run is strict, or a SHOULD.</summary>
    Failed,

    /// <summary>A SHOULD does not hold, in a run that is not strict.</summary>
    Warned,

    /// <summary>A MAY does not hold.</summary>
    Noted,

    /// <summary>No check found an exchange to judge; the reason says why.</summary>
    Untested,

    /// <summary>Left out by the profile or by the user, or nothing that the harness can do would show it; the reason says which.</summary>
    Excluded,
}
