using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer.Chat;

/// <summary>Lets an agent answer. The answer depends on the seed, the agent and the conversation alone.</summary>
/// <param name="seed">The seed.</param>
/// <param name="latency">The time to the first text where no pace says anything of it; null for none.</param>
internal sealed class Replier(int seed, MockLatency? latency)
{
    /// <summary>What the agent says.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="conversation">What it is asked.</param>
    /// <param name="reply">The case that fits; null where the agent has to make a reply up.</param>
    public Reply Reply(Agent agent, in Conversation conversation, ReplyCase? reply)
    {
        var fingerprint = FingerprintOf(agent, conversation);
        var pieces = reply is null
            ? Pieces.Of(GeneratedReply.Of(fingerprint), fingerprint)
            : Said(reply.Reply, reply.Take(conversation), fingerprint);
        return new(pieces, (reply?.Pace ?? agent.Pace).Delays(pieces, fingerprint, latency));
    }

    /// <summary>What everything random in a conversation with an agent is drawn from.</summary>
    public Fingerprint FingerprintOf(Agent agent, in Conversation conversation) => Fingerprint.Of(
        seed, [agent.Id, .. conversation.Messages.SelectMany(message => (string[])[message.Role, message.Text])]);

    private static ImmutableArray<string> Said(ReplyTemplate template, IReadOnlyDictionary<string, string> captures, Fingerprint fingerprint)
    {
        var texts = template.Fill(captures);
        return template.AreChunks ? texts : Pieces.Of(texts[0], fingerprint);
    }
}
