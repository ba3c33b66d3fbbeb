using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Verdicts;

/// <summary>
/// Tells consequences from causes. A requirement is a consequence where earlier ones that explain it do not hold either on every
/// exchange on which it does not hold: one that also fails where nothing explains it stands for itself.
/// </summary>
internal static class Causes
{
    /// <summary>The results with <see cref="RequirementResult.CausedBy"/> filled in; a chain of causes is told by its first.</summary>
    /// <param name="results">The results, causes before effects.</param>
    public static IReadOnlyList<RequirementResult> Tell(IReadOnlyList<RequirementResult> results)
    {
        var told = new List<RequirementResult>(results.Count);
        foreach (var result in results)
        {
            told.Add(result.Findings.Count > 0 ? result with { CausedBy = CauseOf(result, told) } : result);
        }

        return told;
    }

    private static string? CauseOf(RequirementResult result, List<RequirementResult> earlier)
    {
        var places = PlacesOf(result);
        var causes = earlier.Where(cause => MayCause(cause, result) && PlacesOf(cause).Overlaps(places)).ToList();
        if (causes.Count == 0 || !places.IsSubsetOf(causes.SelectMany(PlacesOf)))
        {
            return null;
        }

        return causes[0].CausedBy ?? causes[0].Requirement.Id;
    }

    // A warning never stands above a failure: the failure would be hidden under it.
    private static bool MayCause(RequirementResult cause, RequirementResult result) =>
        cause.Status is RequirementStatus.Failed or RequirementStatus.Warned
        && cause.Status <= result.Status
        && cause.Requirement.Explains.Any(pattern => NamePattern.Matches(pattern, result.Requirement.Id));

    private static HashSet<string> PlacesOf(RequirementResult result) => [.. result.Findings.Select(finding => finding.Exchange)];
}
