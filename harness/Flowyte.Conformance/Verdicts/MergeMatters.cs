using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Leaves to the merge of shards what one of them alone cannot show.</summary>
/// <param name="plan">The part of a plan that was sent.</param>
internal sealed class MergeMatters(Plan plan)
{
    private const string Reason = "only the whole run can show it; merge tells";

    // That an agent recalls nothing of one kind counts only where it recalls all else.
    private readonly HashSet<string> _requirements = [
        .. CheckSuite.OfWholeRuns,
        .. plan.Turns.SelectMany(turn => turn.Expectations).Where(expectation => expectation.Recalls.Count > 0).Select(expectation => expectation.Requirement),
    ];

    /// <summary>What the checks saw, without findings that exchanges of other shards may disprove.</summary>
    public Judgement LeaveOut(Judgement judgement) => judgement with
    {
        Observations = [.. judgement.Observations.Select(observation => observation.Finding is not null && _requirements.Contains(observation.Requirement)
            ? observation with { Finding = null, Unproven = Reason }
            : observation)],
    };
}
