using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Dialects;

/// <summary>Judges what failed by the specs as they stand by each other dialect, too: the difference is what the specs ask beyond it.</summary>
internal static class OtherDialects
{
    /// <param name="report">What the run came to.</param>
    /// <param name="judge">What it comes to in the dialect of a name.</param>
    /// <returns>An outcome for each dialect that does not count all of the failures; none for a run that was judged in another dialect.</returns>
    public static IReadOnlyList<DialectOutcome> Of(RunReport report, Func<string, RunReport> judge)
    {
        var failures = report.Requirements.Where(result => result is { Status: RequirementStatus.Failed, Accepted: null }).Select(result => result.Requirement.Id).ToList();
        return failures.Count == 0 || !report.Specs.Dialect.IsDefault ? [] :
        [
            .. from dialect in report.Specs.Dialects
               where !dialect.IsDefault
               let there = judge(dialect.Name).Requirements.ToDictionary(result => result.Requirement.Id, result => result.Status)
               let uncounted = failures.Select(failure => Uncounted(failure, dialect, there)).OfType<UncountedFailure>().ToList()
               where uncounted.Count > 0
               select new DialectOutcome(dialect, failures.Count, uncounted),
        ];
    }

    private static UncountedFailure? Uncounted(string failure, Dialect dialect, Dictionary<string, RequirementStatus> there)
    {
        if (dialect.LeftOut.FirstOrDefault(rule => rule.Requirements.Contains(failure)) is { } left)
        {
            return new(failure, left.Reason);
        }

        // What is untested there may fail there.
        var replaced = dialect.Replaced.FirstOrDefault(rule => rule.Requirements.Contains(failure));
        return there[replaced?.By.Id ?? failure] is RequirementStatus.Failed or RequirementStatus.Untested or RequirementStatus.Excluded
            ? null
            : new(failure, replaced?.Reason ?? dialect.Levels.FirstOrDefault(rule => rule.Requirements.Contains(failure))?.Reason ?? "Its request may be refused there for something else that it holds.");
    }
}
