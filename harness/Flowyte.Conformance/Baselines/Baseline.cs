using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Baselines;

/// <summary>The failures that are accepted.</summary>
/// <param name="Entries">One for each requirement.</param>
internal sealed record Baseline(IReadOnlyList<BaselineEntry> Entries)
{
    /// <summary>Marks the results that are accepted, and says which entries are stale.</summary>
    /// <param name="results">What a run found.</param>
    /// <param name="today">The day in UTC: an entry holds to the end of its last one.</param>
    public (IReadOnlyList<RequirementResult> Results, BaselineOutcome Outcome) Apply(IReadOnlyList<RequirementResult> results, DateOnly today)
    {
        var found = results.ToDictionary(result => result.Requirement.Id);
        var accepted = Entries.Where(entry => !IsOver(entry, today)).ToDictionary(entry => entry.Requirement, entry => entry.Acceptance);
        return (
            [
                .. results.Select(result => result.Findings.Count > 0 && accepted.TryGetValue(result.Requirement.Id, out var acceptance)
                    ? result with { Accepted = acceptance }
                    : result),
            ],
            new BaselineOutcome
            {
                Stale = [.. from entry in Entries let why = WhyStale(entry, found, today) where why is not null select $"{entry.Requirement} {why} ({entry.Place})"],
                Unused = [.. from entry in Entries where WhyStale(entry, found, today) is null let why = WhyUnused(found[entry.Requirement]) where why is not null select $"{entry.Requirement} {why}"],
            });
    }

    private static bool IsOver(BaselineEntry entry, DateOnly today) => entry.Acceptance.Until < today;

    private static string? WhyStale(BaselineEntry entry, Dictionary<string, RequirementResult> found, DateOnly today) =>
        !found.TryGetValue(entry.Requirement, out var result)
            ? $"is no requirement of these specs{(Words.Nearest(entry.Requirement, found.Keys) is { } near ? $", {near} may be meant" : "")}: mend the entry or take it away"
        : result.Status == RequirementStatus.Passed ? "passes again: take the entry away"
        : IsOver(entry, today) ? $"was accepted until {entry.Acceptance.Until:yyyy-MM-dd}, which is over: mend what fails, or set another day"
        : null;

    private static string? WhyUnused(RequirementResult result) => result.Status switch
    {
        RequirementStatus.Untested => $"was not tested in this run: {result.Reason}",
        RequirementStatus.Excluded => $"was left out of this run: {result.Reason}",
        _ => null,
    };
}
