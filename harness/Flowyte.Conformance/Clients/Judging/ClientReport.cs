using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a run found of a client.</summary>
public sealed record ClientReport
{
    /// <summary>The client.</summary>
    public required AdapterHello Hello { get; init; }

    /// <summary>The version of the specs that judged.</summary>
    public required string SpecsVersion { get; init; }

    /// <summary>A result for each requirement, in the order of the files.</summary>
    public required IReadOnlyList<ClientRequirementResult> Requirements { get; init; }

    /// <summary>What the client made of each fault and variant.</summary>
    public required IReadOnlyList<ClientCell> Cells { get; init; }

    /// <summary>Whether no MUST failed.</summary>
    public bool IsConformant => Requirements.All(result => result.Status != RequirementStatus.Failed);

    /// <summary>The verdict in a sentence.</summary>
    public string Headline
    {
        get
        {
            var untested = Count(RequirementStatus.Untested);
            return $"{Hello} {(IsConformant ? untested > 0 ? "is partially conformant" : "is conformant" : "is not conformant")}: "
                + $"{Count(RequirementStatus.Passed)} passed, {Count(RequirementStatus.Failed)} failed, {Count(RequirementStatus.Warned)} warned, {untested} untested";
        }
    }

    /// <summary>How many requirements have a status.</summary>
    public int Count(RequirementStatus status) => Requirements.Count(result => result.Status == status);
}
