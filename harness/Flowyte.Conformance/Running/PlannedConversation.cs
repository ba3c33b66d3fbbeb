using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Running;

/// <summary>One conversation at one combination of its matrix.</summary>
public sealed record PlannedConversation
{
    /// <summary>The conversation with its case: <c>unknown-agent[stream=true,model=random id]</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation that it comes from.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The turns in the order in which they are sent, controls before the turns that they belong to.</summary>
    public required IReadOnlyList<PlannedTurn> Turns { get; init; }

    /// <summary>The same conversation with another target.</summary>
    internal PlannedConversation For(Target target) => this with { Turns = [.. Turns.Select(turn => turn with { Request = turn.Request.For(target) })] };
}
