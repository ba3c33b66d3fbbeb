namespace Flowyte.Conformance.Running;

/// <summary>
/// Splits a plan by conversations, so that each is in one shard. It depends on nothing but the plan: shards need not talk to each other.
/// What needs another conversation while it is sent - a follow-up the one that it follows, a refusal the control that it shares -
/// is in the same shard. The shards have as equal numbers of requests as that allows.
/// </summary>
internal static class Sharding
{
    /// <summary>The number of the shard, from 1, of every conversation by its id.</summary>
    public static IReadOnlyDictionary<string, int> Split(Plan plan, int count)
    {
        var sure = plan.Conversations.ToDictionary(conversation => conversation.Id, conversation => conversation.Turns.Count);
        var requests = new int[count];
        var shards = new Dictionary<string, int>();

        // The largest first, each to the shard that has the fewest requests so far.
        foreach (var (group, size) in Groups(plan).Select(group => (Group: group, Size: group.Sum(id => sure.GetValueOrDefault(id)))).OrderByDescending(pair => pair.Size))
        {
            var shard = Array.IndexOf(requests, requests.Min());
            requests[shard] += size;
            foreach (var id in group)
            {
                shards.Add(id, shard + 1);
            }
        }

        return shards;
    }

    /// <summary>The ids of conversations that stay together, in the order of the plan.</summary>
    private static List<List<string>> Groups(Plan plan)
    {
        List<PlannedConversation> all = [.. plan.Conversations, .. plan.FollowUps];
        var owners = all.SelectMany((conversation, index) => conversation.Turns.Select(turn => (turn.Id, Index: index))).ToDictionary(pair => pair.Id, pair => pair.Index);
        var byName = all.Index().ToLookup(pair => pair.Item.Conversation.Name, pair => pair.Index);
        var sets = new DisjointSets(all.Count);
        foreach (var (index, conversation) in all.Index())
        {
            // Whether a follow-up is sent hangs on every case of the conversation that it follows.
            var followed = conversation.Conversation.AfterFailureOf is { } cause ? byName[cause] : [];
            var controls = conversation.Turns.Select(turn => turn.ControlId).OfType<string>().Select(id => owners[id]);
            foreach (var other in followed.Concat(controls))
            {
                sets.Unite(index, other);
            }
        }

        return [.. all.Index().GroupBy(pair => sets.Find(pair.Index), pair => pair.Item.Id).Select(group => group.ToList())];
    }
}
