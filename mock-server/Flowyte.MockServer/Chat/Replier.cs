using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Chat;

/// <summary>Lets an agent answer. The answer depends on the seed, the agent and the conversation alone.</summary>
internal sealed class Replier(int seed)
{
    /// <summary>What the agent says, in the pieces of a stream, how fast, and why.</summary>
    public (ImmutableArray<string> Pieces, Pace Pace, JournalMatch Match) Reply(Agent agent, ChatRequest chat)
    {
        var fingerprint = Fingerprint.Of(
            seed, [agent.Id, .. chat.Messages.SelectMany(message => (string[])[message.Role, message.Text])]);
        string[] said = [.. chat.Messages.Where(message => message.Role != "system").Select(message => message.Text)];
        for (var number = 1; number <= agent.Cases.Length; number++)
        {
            var reply = agent.Cases[number - 1];
            if (reply.Match(chat.LastUserText, said) is { } captures)
            {
                var texts = reply.Reply.Fill(captures);
                return (
                    reply.Reply.AreChunks ? texts : Pieces.Of(texts[0], fingerprint),
                    reply.Pace ?? agent.Pace,
                    new JournalMatch(MatchKind.Case, agent.Id, number, reply));
            }
        }

        return (Pieces.Of(GeneratedReply.Of(fingerprint), fingerprint), agent.Pace, new JournalMatch(MatchKind.NoCase, agent.Id, null, "made-up reply"));
    }
}
