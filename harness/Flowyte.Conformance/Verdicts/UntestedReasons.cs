using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Verdicts;

/// <summary>Says why a requirement is untested, so that its reader knows what to change.</summary>
internal sealed class UntestedReasons
{
    private const int MaxReasons = 3;

    private readonly Plan _plan;
    private readonly IReadOnlyDictionary<string, string> _unjudged;
    private readonly Func<string, bool> _wasSent;
    private readonly int _repeats;

    /// <param name="plan">What was to be sent.</param>
    /// <param name="unjudged">By the ids of their exchanges, what was not sent or proves nothing, each with the reason.</param>
    /// <param name="wasSent">Whether there is an exchange of that id.</param>
    /// <param name="repeats">How often the plan was run.</param>
    public UntestedReasons(Plan plan, IReadOnlyDictionary<string, string> unjudged, Func<string, bool> wasSent, int repeats)
    {
        _plan = plan;
        _unjudged = unjudged;
        _wasSent = wasSent;
        _repeats = repeats;
    }

    /// <summary>The reasons, the nearest first.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="observations">What the checks saw of it; nothing that proves anything.</param>
    public string Of(Requirement requirement, IEnumerable<Observation> observations)
    {
        var unproven = observations.Select(observation => observation.Unproven).OfType<string>();
        var locked = _plan.Locked.Where(conversation => Selection.Proves(conversation, requirement)).SelectMany(conversation => conversation.Needs)
            .Select(need => $"needs a fact of the target: run again with {Target.OptionOf(need)}");
        var followUps = _plan.FollowUps.Select(conversation => conversation.Id).ToHashSet();
        var unsent = _plan.Conversations.Concat(_plan.FollowUps)
            .Where(conversation => Selection.Proves(conversation.Conversation, requirement))
            .OrderBy(conversation => followUps.Contains(conversation.Id))
            .SelectMany(conversation => TurnsFor(conversation, requirement))
            .SelectMany(IdsOf).Select(WhyNot).OfType<string>();
        var elsewhere = _plan.Elsewhere.Any(conversation => Selection.Proves(conversation.Conversation, requirement)) ? [Elsewhere] : Array.Empty<string>();
        var reasons = unproven.Concat(locked).Concat(unsent).Concat(elsewhere).Distinct().Take(MaxReasons).ToList();
        return reasons.Count > 0 ? string.Join("; ", reasons) : Fallback();
    }

    private string? WhyNot(string exchange) =>
        _unjudged.TryGetValue(exchange, out var reason) ? reason
        : _wasSent(exchange) ? null
        : "the recording has no exchange for it";

    // What is sent only after a failure is not missed where nothing failed.
    private string Fallback() =>
        _plan.Conversations.SelectMany(conversation => conversation.Turns)
            .SelectMany(IdsOf).Select(id => _unjudged.GetValueOrDefault(id)).OfType<string>()
            .CountBy(reason => reason).OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault() is { } reason
                ? $"no exchange could show it, and not all were sent: {reason}"
                : _plan.Shard is null ? "no exchange of this run could show it" : Elsewhere;

    private string Elsewhere => $"belongs to another shard than {_plan.Shard}; merge tells";

    private IEnumerable<string> IdsOf(PlannedTurn turn) => Enumerable.Range(1, _repeats).Select(repeat => ExchangeIds.Of(turn.Id, repeat));

    private static IEnumerable<PlannedTurn> TurnsFor(PlannedConversation conversation, Requirement requirement)
    {
        var naming = conversation.Turns.Where(turn => turn.Expectations.Any(expectation => expectation.Requirement == requirement.Id)).ToList();
        return naming.Count > 0 ? naming : conversation.Turns;
    }
}
