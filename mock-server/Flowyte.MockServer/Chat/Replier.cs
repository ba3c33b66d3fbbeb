using System.Collections.Immutable;
using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Chat;

/// <summary>Lets an agent answer. The answer depends on the seed, the agent and the conversation alone.</summary>
internal sealed class Replier(int seed)
{
    /// <summary>What the agent says, in the pieces of a stream, and how fast.</summary>
    public (ImmutableArray<string> Pieces, Pace Pace) Reply(Agent agent, ChatRequest chat)
    {
        var fingerprint = Fingerprint.Of(
            seed, [agent.Id, .. chat.Messages.SelectMany(message => (string[])[message.Role, message.Text])]);
        foreach (var reply in agent.Cases)
        {
            if (reply.Pattern.Match(chat.LastUserText) is { } captures)
            {
                var texts = reply.Reply.Fill(captures);
                return (reply.Reply.AreChunks ? texts : Pieces.Of(texts[0], fingerprint), reply.Pace ?? agent.Pace);
            }
        }

        return (Pieces.Of(GeneratedReply.Of(fingerprint), fingerprint), agent.Pace);
    }
}
