using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Running;

/// <summary>What a run sends, in order, and what it is to find out.</summary>
public sealed record Plan
{
    /// <summary>The conversations, one for each combination of a matrix.</summary>
    public required IReadOnlyList<PlannedConversation> Conversations { get; init; }

    /// <summary>Conversations that cannot run because a fact of the target is missing.</summary>
    public required IReadOnlyList<Conversation> Locked { get; init; }

    /// <summary>The requirements that are left out, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Excluded { get; init; }

    /// <summary>Every request, in order.</summary>
    public IEnumerable<PlannedTurn> Turns => Conversations.SelectMany(conversation => conversation.Turns);

    /// <summary>How many requests are sent in all, controls included; a 429 adds to them.</summary>
    public int Requests => Turns.Count();

    /// <summary>How many of them an agent answers, or may answer: those that cost a live target's owner money.</summary>
    public int Completions => Turns.Count(turn => turn.Kind != TurnKind.Refusal);
}
