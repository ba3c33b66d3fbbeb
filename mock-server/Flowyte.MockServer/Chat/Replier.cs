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
    /// <param name="isStream">Whether anybody sees the pieces. Else a text that waits for nothing is not cut.</param>
    public Reply Reply(Agent agent, in Conversation conversation, ReplyCase? reply, bool isStream)
    {
        var pace = reply?.Pace ?? agent.Pace;
        if (reply is not null && pace.IsImmediate(latency) && (!isStream || reply.Reply.AreChunks))
        {
            return new(reply.Reply.Fill(reply.Take(conversation)), []);
        }

        var fingerprint = FingerprintOf(agent, conversation);
        var pieces = reply is null
            ? Pieces.Of(GeneratedReply.Of(fingerprint), fingerprint)
            : Said(reply.Reply, reply.Take(conversation), fingerprint);
        return new(pieces, pace.Delays(pieces, fingerprint, latency));
    }

    /// <summary>What everything random in a conversation with an agent is drawn from.</summary>
    public Fingerprint FingerprintOf(Agent agent, in Conversation conversation)
    {
        var texts = new string[1 + (2 * conversation.Messages.Length)];
        var count = 0;
        texts[count++] = agent.Id;
        foreach (var message in conversation.Messages)
        {
            texts[count++] = message.Role;
            texts[count++] = message.Text;
        }

        return Fingerprint.Of(seed, texts);
    }

    private static ImmutableArray<string> Said(ReplyTemplate template, IReadOnlyDictionary<string, string> captures, Fingerprint fingerprint)
    {
        var texts = template.Fill(captures);
        return template.AreChunks ? texts : Pieces.Of(texts[0], fingerprint);
    }
}
