namespace Flowyte.Conformance.Running;

/// <summary>What a run sends, in order.</summary>
public sealed record Plan
{
    /// <summary>The conversations, one for each combination of a matrix.</summary>
    public required IReadOnlyList<PlannedConversation> Conversations { get; init; }

    /// <summary>How many requests are sent in all, controls included.</summary>
    public int Requests => Conversations.Sum(conversation => conversation.Turns.Count);

    /// <summary>How many of them an agent answers: those that cost a live target's owner money.</summary>
    public int Completions => Conversations.Sum(conversation => conversation.Turns.Count(turn => turn.ExpectsReply));
}
