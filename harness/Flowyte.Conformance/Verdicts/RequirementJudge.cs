using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Makes the result of a requirement from what the checks saw of it.</summary>
internal sealed class RequirementJudge
{
    /// <summary>Bytes by which requests differ before one counts as simpler than another.</summary>
    private const int SizeStep = 256;

    private readonly Plan _plan;
    private readonly IReadOnlyList<ILookup<string, Observation>> _repeats;
    private readonly Dictionary<string, int> _order;
    private readonly Dictionary<string, int> _sizes;
    private readonly UntestedReasons _reasons;
    private readonly bool _strict;

    /// <param name="plan">The plan, for what it leaves out.</param>
    /// <param name="repeats">What the checks saw each time that the plan was run.</param>
    /// <param name="exchanges">All exchanges, in order.</param>
    /// <param name="reasons">Says why a requirement is untested.</param>
    /// <param name="strict">Whether a SHOULD counts as a MUST.</param>
    public RequirementJudge(
        Plan plan,
        IReadOnlyList<IReadOnlyList<Observation>> repeats,
        IReadOnlyList<Exchange> exchanges,
        UntestedReasons reasons,
        bool strict)
    {
        _plan = plan;
        _repeats = [.. repeats.Select(observations => observations.ToLookup(observation => observation.Requirement))];
        _order = exchanges.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        _sizes = exchanges.ToDictionary(exchange => exchange.Id, exchange => exchange.Request.Body.Length / SizeStep);
        _reasons = reasons;
        _strict = strict;
    }

    public RequirementResult Judge(Requirement requirement)
    {
        var result = new RequirementResult { Requirement = requirement, Status = RequirementStatus.Excluded };
        if (_plan.Excluded.TryGetValue(requirement.Id, out var exclusion))
        {
            return result with { Reason = exclusion };
        }

        if (requirement.Untestable.Length > 0)
        {
            return result with { Reason = requirement.Untestable };
        }

        var repeats = _repeats.Select(repeat => requirement.InsteadOf.Append(requirement.Id).SelectMany(id => repeat[id]).ToList()).ToList();
        var seen = repeats.SelectMany(repeat => repeat).Where(IsProof).ToList();
        if (seen.Count == 0)
        {
            return requirement.OnlyWhereSeen.Length > 0 && !IsAskedFor(requirement)
                ? result with { Reason = requirement.OnlyWhereSeen }
                : result with { Status = RequirementStatus.Untested, Reason = _reasons.Of(requirement, repeats.SelectMany(repeat => repeat)) };
        }

        // Whoever repeats the first one should have little to read.
        var findings = seen.Select(observation => observation.Finding).OfType<Finding>().Distinct()
            .OrderBy(finding => _sizes.GetValueOrDefault(finding.Exchange, int.MaxValue)).ToList();
        return result with
        {
            Status = findings.Count == 0 ? RequirementStatus.Passed : StatusOf(requirement.Level),
            Findings = findings,
            Evidence = [.. seen.Select(observation => observation.Exchange).Distinct().OrderBy(id => _order.GetValueOrDefault(id, int.MaxValue))],
            Unstable = findings.Count > 0 && repeats.Exists(Held),
        };
    }

    // Where the plan brings the case about, it is not seen by chance.
    private bool IsAskedFor(Requirement requirement) =>
        _plan.Turns.Concat(_plan.Elsewhere.SelectMany(conversation => conversation.Turns)).Any(turn => turn.Expectations.Any(expectation => expectation.Requirement == requirement.Id));

    private RequirementStatus StatusOf(Level level) => level switch
    {
        Level.Must => RequirementStatus.Failed,
        Level.Should => _strict ? RequirementStatus.Failed : RequirementStatus.Warned,
        _ => RequirementStatus.Noted,
    };

    private static bool IsProof(Observation observation) => observation.Unproven is null;

    private static bool Held(List<Observation> repeat) => repeat.Exists(IsProof) && repeat.TrueForAll(observation => observation.Finding is null);
}
