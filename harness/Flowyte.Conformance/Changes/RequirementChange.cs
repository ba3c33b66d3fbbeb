using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Results;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Changes;

/// <summary>What became of one requirement.</summary>
/// <param name="Kind">What.</param>
/// <param name="Old">The result of the older run; null where it does not know the requirement.</param>
/// <param name="New">The result of the newer run; null where it does not know the requirement.</param>
internal sealed record RequirementChange(ChangeKind Kind, SavedRequirement? Old, SavedRequirement? New)
{
    /// <summary>The id of the requirement.</summary>
    public string Id => (New ?? Old)!.Id;

    /// <summary>Its level, that of the newer specs first.</summary>
    public Level Level => (New ?? Old)!.Level;

    /// <summary>Whether it fails now and did not fail before: it broke, or it fails where it was not tested or not known before. What a baseline accepts is none.</summary>
    public bool IsNewFailure => New is { Status: RequirementStatus.Failed, Accepted: null } && Old?.Status != RequirementStatus.Failed;
}
