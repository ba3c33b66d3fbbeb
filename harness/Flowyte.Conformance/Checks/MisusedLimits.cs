using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Finds the refusals in which 429 is what the target says to the request itself, and no limit. A limit lets the first requests
/// through, meets right ones as well as wrong ones, and is over after the wait that it asks for. This 429 follows the mistake:
/// every request with the same mistake gets it, each time again, and no other one does while it is said.
/// </summary>
internal static class MisusedLimits
{
    private const int FewestTries = 2;

    /// <summary>Those refusals of a run.</summary>
    public static IReadOnlySet<Evidence> In(IReadOnlyList<Evidence> run)
    {
        var tries = run.ToLookup(evidence => ExchangeIds.WithoutTry(evidence.Exchange.Id));
        var wrong = run.Where(IsWrong).ToList();
        var limited = wrong.Where(evidence => evidence.Status == 429).ToHashSet();
        var others = wrong.Where(evidence => evidence.Status is > 0 and not 429).ToList();
        var isMet = run.Any(evidence => evidence.Turn.Kind == TurnKind.Reply && tries[evidence.Exchange.Id].Any(one => one.Status == 429));
        return isMet ? new HashSet<Evidence>() : limited.Where(IsMisused).ToHashSet();

        bool IsMisused(Evidence evidence)
        {
            var own = tries[evidence.Exchange.Id].ToList();
            return own.Count >= FewestTries
                && wrong.Where(other => MistakeOf(other) == MistakeOf(evidence)).All(limited.Contains)
                && (others.Count == 0 || others.Exists(other => other.Exchange.Timing.StartedAt > own[0].Exchange.Timing.StartedAt));
        }
    }

    // That keys are tried too often is a limit of its own, which says nothing before the first wrong key.
    private static bool IsWrong(Evidence evidence) =>
        evidence.Turn.Kind == TurnKind.Refusal
        && Controls.Failure(evidence) is null
        && evidence.Turn.Expectations.Any(expectation => expectation.Statuses.Contains("400"));

    private static string MistakeOf(Evidence evidence) => evidence.Turn.Expectations.First(expectation => expectation.Statuses.Contains("400")).Requirement;
}
