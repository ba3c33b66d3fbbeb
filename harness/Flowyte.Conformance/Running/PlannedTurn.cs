using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Running;

/// <summary>One request of a plan.</summary>
public sealed record PlannedTurn
{
    /// <summary>The id of the exchange that it becomes: <c>unknown-agent[stream=true]/1</c>, a control with <c>/1-control</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the turn expects; empty for a control, which is to succeed.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>Whether the agent is to answer: the request is right and costs the target's owner a completion.</summary>
    public required bool ExpectsReply { get; init; }
}
