using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Verdicts;

/// <summary>What a run comes to.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Headline">The verdict in one sentence.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record Conclusion(Verdict Verdict, string Headline, int ExitCode)
{
    /// <summary>
    /// Draws the conclusion. A MUST that failed makes the target not conformant, whatever else went wrong. Without one the
    /// verdict is given only where something was judged and no check crashed: a crash may have hidden a failure.
    /// What the baseline accepts counts for nothing; where an entry of it is stale, the run fails whatever the target does.
    /// </summary>
    public static Conclusion Of(IReadOnlyList<RequirementResult> results, RunCircumstances circumstances)
    {
        var failed = results.Count(IsFailure);
        var obstacle = ObstacleOf(results, circumstances);
        var (verdict, headline) =
            circumstances.Unreachable ? (Verdict.None, $"no verdict: {obstacle}")
            : failed > 0 ? (Verdict.NotConformant, Failure(results, failed))
            : obstacle is not null ? (Verdict.None, $"no verdict: {obstacle}")
            : (Verdict.Conformant, Success(results, circumstances));
        headline = verdict switch
        {
            _ when circumstances.Stale.Count == 0 => headline,
            Verdict.Conformant => $"stale baseline: {Staleness(circumstances)}. Otherwise {headline}",
            _ => $"{headline}. The baseline is stale: {Staleness(circumstances)}",
        };

        return new(verdict, headline + Remark(circumstances), ExitCodeOf(verdict, results, circumstances));
    }

    // By laxer rules a verdict says less: wherever it goes alone, such as into a pipeline's log, it tells whose they are.
    private static string Remark(RunCircumstances circumstances) => string.Concat(
        circumstances.Dialect is { } dialect ? $" (dialect {dialect})" : "",
        circumstances.Incomplete is { } reason ? $" (incomplete: {reason})" : circumstances.Interrupted ? " (interrupted)" : "",
        circumstances.Shard is { } shard ? $" (shard {shard}: merge the shards for the verdict)" : "");

    private static int ExitCodeOf(Verdict verdict, IReadOnlyList<RequirementResult> results, RunCircumstances circumstances) => verdict switch
    {
        _ when circumstances.Interrupted => 130,

        // A shard may have nothing to send, and what it leaves untested others test: that is for the merge to judge.
        Verdict.None when circumstances is { Shard: not null, Unreachable: false } && Judged(results) == 0 => 0,
        Verdict.None => 4,
        Verdict.NotConformant => 1,
        _ when circumstances.Stale.Count > 0 => 1,
        _ when circumstances.Shard is not null => 0,
        _ when circumstances.Incomplete is not null => 3,
        _ => circumstances.RequireComplete && results.Any(result => result.Status == RequirementStatus.Untested) ? 3 : 0,
    };

    private static string? ObstacleOf(IReadOnlyList<RequirementResult> results, RunCircumstances circumstances) =>
        circumstances.Unreachable ? "the target could not be reached"
        : Judged(results) == 0 ? results.FirstOrDefault(result => result.Status == RequirementStatus.Untested) is { } untested
            ? $"nothing could be tested, {untested.Requirement.Id} for one: {untested.Reason}"
            : "nothing was tested, everything is excluded"
        : circumstances.Throttled ? "the target answered every request with 429 (rate limit)"
        : circumstances.Crashed ? "a check of the harness crashed, which is no fault of the target"
        : null;

    private static string Failure(IReadOnlyList<RequirementResult> results, int failed)
    {
        // Causes come before their consequences, so the first failure has none that is a failure itself.
        var first = results.First(IsFailure).Requirement;
        var accepted = results.Count(IsAccepted);
        return $"not conformant: {failed} of {Count(Judged(results), "requirement")} failed{(accepted > 0 ? $" beside {accepted} accepted" : "")}, {(failed == 1 ? "" : "first ")}{first.Id}: {first.Statement.TrimEnd('.')}";
    }

    private static string Success(IReadOnlyList<RequirementResult> results, RunCircumstances circumstances)
    {
        var untested = results.Count(result => result.Status == RequirementStatus.Untested && IsBinding(result.Requirement.Level, circumstances));
        var warned = results.Count(result => result.Status == RequirementStatus.Warned);
        var accepted = results.Count(IsAccepted);
        return (untested > 0 ? "partially conformant" : "conformant")
            + (accepted > 0 ? $" but for {Count(accepted, "accepted failure")}: " : ": ")
            + $"{Count(results.Count(result => result.Status == RequirementStatus.Passed), "requirement")} passed"
            + (warned > 0 ? $", {Count(warned, "warning")}" : "")
            + (untested > 0 ? $", {Count(untested, circumstances.Strict ? "MUST or SHOULD" : "MUST")} untested" : "");
    }

    private static string Staleness(RunCircumstances circumstances) =>
        circumstances.Stale[0] + (circumstances.Stale.Count > 1 ? $", and {Count(circumstances.Stale.Count - 1, "more entry")}" : "");

    private static bool IsFailure(RequirementResult result) => result is { Status: RequirementStatus.Failed, Accepted: null };

    private static bool IsAccepted(RequirementResult result) => result is { Status: RequirementStatus.Failed, Accepted: not null };

    private static bool IsBinding(Level level, RunCircumstances circumstances) => level == Level.Must || (circumstances.Strict && level == Level.Should);

    private static int Judged(IReadOnlyList<RequirementResult> results) =>
        results.Count(result => result.Status is not (RequirementStatus.Untested or RequirementStatus.Excluded));

    private static string Count(int number, string what) => (number, what) switch
    {
        (1, _) => $"1 {what}",
        (_, "more entry") => $"{number} more entries",
        (_, "MUST or SHOULD") => $"{number} MUSTs and SHOULDs",
        _ => $"{number} {what}s",
    };
}
