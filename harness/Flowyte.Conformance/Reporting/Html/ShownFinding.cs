using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A finding that the page shows.</summary>
/// <param name="Result">The requirement's result that it belongs to.</param>
/// <param name="Number">Its number within the requirement, from 1.</param>
/// <param name="Finding">The finding.</param>
internal sealed record ShownFinding(RequirementResult Result, int Number, Finding Finding)
{
    /// <summary>The anchor of the place at fault within its exchange.</summary>
    public string Place => $"{Result.Requirement.Id}.{Number}-place";
}
