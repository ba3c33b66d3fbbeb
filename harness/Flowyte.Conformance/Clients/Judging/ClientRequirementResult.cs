using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a run found of one requirement for clients.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Checks">How often it was checked.</param>
/// <param name="Findings">Where it did not hold.</param>
public sealed record ClientRequirementResult(Requirement Requirement, int Checks, IReadOnlyList<ClientCheck> Findings)
{
    /// <summary>The status: without a check it is untested.</summary>
    public RequirementStatus Status => (Checks, Findings.Count, Requirement.Level) switch
    {
        (0, _, _) => RequirementStatus.Untested,
        (_, 0, _) => RequirementStatus.Passed,
        (_, _, Level.Must) => RequirementStatus.Failed,
        (_, _, Level.Should) => RequirementStatus.Warned,
        _ => RequirementStatus.Noted,
    };
}
