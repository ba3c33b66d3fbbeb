using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Verdicts;

/// <summary>
/// Tells consequences from causes. A requirement is a consequence where earlier ones explain each of its findings: those that
/// fail on the same exchange, or that ask the same of another request and fail in the same way. One that also fails where
/// nothing explains it stands for itself.
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
        var open = result.Findings.ToList();
        string? first = null;
        foreach (var cause in earlier.Where(cause => MayStandAbove(RootOf(cause, earlier), result)))
        {
            if (Explained(cause, result, open) is { Count: > 0 } explained)
            {
                first ??= cause.CausedBy ?? cause.Requirement.Id;
                open = [.. open.Except(explained)];
            }
        }

        return open.Count == 0 ? first : null;
    }

    private static List<Finding> Explained(RequirementResult cause, RequirementResult result, List<Finding> findings)
    {
        HashSet<string> exchanges = Names(cause.Requirement.Explains, result) ? [.. cause.Findings.Select(PlaceOf)] : [];
        HashSet<string> messages = Names(cause.Requirement.Likewise, result) ? [.. cause.Findings.Select(finding => finding.Message)] : [];
        return [.. findings.Where(finding => exchanges.Contains(PlaceOf(finding)) || messages.Contains(finding.Message))];
    }

    private static RequirementResult RootOf(RequirementResult cause, List<RequirementResult> earlier) =>
        cause.CausedBy is { } root ? earlier.First(result => result.Requirement.Id == root) : cause;

    // A warning never stands above a failure: the failure would be hidden under it.
    private static bool MayStandAbove(RequirementResult root, RequirementResult result) =>
        root.Status is RequirementStatus.Failed or RequirementStatus.Warned && root.Status <= result.Status;

    // A request that was tried again is still one request.
    private static string PlaceOf(Finding finding) => ExchangeIds.WithoutTry(finding.Exchange);

    private static bool Names(IReadOnlyList<string> patterns, RequirementResult result) =>
        patterns.Any(pattern => NamePattern.Matches(pattern, result.Requirement.Id));
}
