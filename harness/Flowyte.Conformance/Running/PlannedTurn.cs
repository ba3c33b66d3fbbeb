using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Running;

/// <summary>One request of a plan.</summary>
public sealed record PlannedTurn
{
    /// <summary>The id of the exchange that it becomes: <c>unknown-agent[stream=true]/1</c>, a control <c>unknown-agent[stream=true]/1-control</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the turn in its conversation, from 1; a control has that of its turn.</summary>
    public required int Number { get; init; }

    /// <summary>What the turn is sent for.</summary>
    public required TurnKind Kind { get; init; }

    /// <summary>Whether this is the control of another turn.</summary>
    public bool IsControl { get; init; }

    /// <summary>What the turn expects; empty for a control, whose success only lends weight to a refusal.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>What is kept of the answer for later turns; nothing of a control's.</summary>
    public IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>Whether an agent answers the request, or may: it costs a live target's owner money.</summary>
    public bool IsCompletion => Kind != TurnKind.Refusal && Request is { Api: Api.Completions } or { Operation: Operation.PostMessage };

    /// <summary>The codes that the request holds; none where it is left to chance what the agent says.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The request, filled in but for what earlier turns will answer.</summary>
    public required RequestTemplate Request { get; init; }

    /// <summary>The id of the exchange that must succeed for a refusal of this one to count; null where the turn has no control.</summary>
    public string? ControlId { get; init; }
}
