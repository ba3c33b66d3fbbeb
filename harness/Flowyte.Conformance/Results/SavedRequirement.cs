using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Results;

/// <summary>What a <c>results.json</c> says of a requirement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Group">Its group.</param>
/// <param name="Level">Its level in the specs of that run.</param>
/// <param name="Status">The result.</param>
internal sealed record SavedRequirement(string Id, string Group, Level Level, RequirementStatus Status)
{
    /// <summary>Why it is untested or excluded; empty for every other result.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was wrong first, in a sentence; empty where nothing was.</summary>
    public string Message { get; init; } = "";

    /// <summary>The requirement whose failure explains this one; null where it stands for itself.</summary>
    public string? CausedBy { get; init; }

    /// <summary>Whether it held at one time and not at another.</summary>
    public bool Unstable { get; init; }

    /// <summary>Why a baseline accepted the failure; null where none did.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>Whether anything was judged.</summary>
    public bool IsTested => Status is not (RequirementStatus.Untested or RequirementStatus.Excluded);
}
