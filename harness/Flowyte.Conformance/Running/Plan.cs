using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Generating;

namespace Flowyte.Conformance.Running;

/// <summary>What a run sends, in order, and what it is to find out.</summary>
public sealed record Plan
{
    /// <summary>The conversations that are sent whatever happens, one for each combination of a matrix.</summary>
    public required IReadOnlyList<PlannedConversation> Conversations { get; init; }

    /// <summary>
    /// The conversations that are sent only where a request of the one that each follows was not answered as expected
    /// (<see cref="Conversation.AfterFailureOf"/>); each comes after the one that it follows.
    /// </summary>
    public IReadOnlyList<PlannedConversation> FollowUps { get; init; } = [];

    /// <summary>Conversations that cannot run because a fact of the target is missing.</summary>
    public required IReadOnlyList<Conversation> Locked { get; init; }

    /// <summary>The requirements that are left out, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Excluded { get; init; }

    /// <summary>Which part of a plan this is; null for a whole one.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The conversations, follow-ups last, that other shards send; none where this is a whole plan.</summary>
    public IReadOnlyList<PlannedConversation> Elsewhere { get; init; } = [];

    /// <summary>Every request that may be sent, in order: those of the follow-ups last.</summary>
    public IEnumerable<PlannedTurn> Turns => Conversations.Concat(FollowUps).SelectMany(conversation => conversation.Turns);

    /// <summary>How many requests are sent in all, controls included; a 429 adds to them.</summary>
    public int Requests => Sure.Count();

    /// <summary>How many of them an agent answers, or may answer: those that cost a live target's owner money.</summary>
    public int Completions => Sure.Count(turn => turn.IsCompletion);

    /// <summary>How many requests are sent at most, where every follow-up is.</summary>
    public int MostRequests => Turns.Count();

    /// <summary>How many requests are sent on top where generated conversations fail, to find their smallest forms.</summary>
    public static int MostShrinkingRequests => GeneratedFailures.MostRequests;

    /// <summary>How many of <see cref="MostRequests"/> an agent answers, or may answer.</summary>
    public int MostCompletions => Turns.Count(turn => turn.IsCompletion);

    /// <summary>The same plan for another target, which differs from the one that the plan was made for in its base URL alone.</summary>
    internal Plan For(Target target) => this with
    {
        Conversations = [.. Conversations.Select(conversation => conversation.For(target))],
        FollowUps = [.. FollowUps.Select(conversation => conversation.For(target))],
    };

    /// <summary>A part of this plan. The parts of the same plan cover it exactly once.</summary>
    internal Plan PartOf(Shard shard)
    {
        var shards = Sharding.Split(this, shard.Count);
        return this with
        {
            Shard = shard,
            Conversations = [.. Conversations.Where(IsHere)],
            FollowUps = [.. FollowUps.Where(IsHere)],
            Elsewhere = [.. Conversations.Concat(FollowUps).Where(conversation => !IsHere(conversation))],
        };

        bool IsHere(PlannedConversation conversation) => shards[conversation.Id] == shard.Index;
    }

    private IEnumerable<PlannedTurn> Sure => Conversations.SelectMany(conversation => conversation.Turns);
}
