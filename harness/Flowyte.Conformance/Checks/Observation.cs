using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>What a check saw of one requirement on one exchange that could have failed it.</summary>
/// <param name="Requirement">The id of the requirement.</param>
/// <param name="Exchange">The id of the exchange.</param>
/// <param name="Finding">What does not hold; null where the requirement holds.</param>
public sealed record Observation(string Requirement, string Exchange, Finding? Finding)
{
    /// <summary>
    /// Why the exchange proves nothing after all, such as a control that failed too; null where it proves something.
    /// A requirement with nothing but such observations is untested, with their reasons.
    /// </summary>
    public string? Unproven { get; init; }
}
