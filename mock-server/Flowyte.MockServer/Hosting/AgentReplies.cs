using System.Text;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Hosting;

/// <summary>Lets agents answer conversations: by the case that fits, in the attempt that it is, or made up.</summary>
/// <param name="options">The seed of everything that is made up, and what holds for all agents.</param>
/// <param name="time">The clock that dates refusals.</param>
internal sealed class AgentReplies(MockOptions options, TimeProvider time)
{
    private readonly Replier _replier = new(options.Seed, options.Latency);

    /// <summary>What an agent says to a conversation, in its next attempt at it.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="key">Who asks.</param>
    /// <param name="isStream">Whether anybody sees the pieces.</param>
    public AgentReply To(Agent agent, in Conversation conversation, ApiKey key, bool isStream)
    {
        var found = agent.Cases.Find(conversation);
        if (found is null && (options.Strict || agent.IsStrict))
        {
            var miss = NearestCase.Explain(agent, conversation);
            return new(default, JournalMatch.OfNoCase(agent.Id, miss)) { Refused = Refusals.NoCaseMatches(miss).ToAnswer() };
        }

        if (found is { Fails.IsEmpty: false })
        {
            return Attempt(agent, conversation, found, key, isStream);
        }

        var match = found is null ? JournalMatch.OfNoCase(agent.Id, "made-up reply") : JournalMatch.OfCase(agent.Id, found, attempt: null, fail: null);
        return new(_replier.Reply(agent, conversation, found, isStream), match) { Case = found };
    }

    /// <summary>What an agent says to a conversation, whatever its cases let fail.</summary>
    public Reply Whole(Agent agent, in Conversation conversation, bool isStream) =>
        _replier.Reply(agent, conversation, agent.Cases.Find(conversation), isStream);

    // The same conversation is one whatever else the request holds, and another one for each key.
    private AgentReply Attempt(Agent agent, in Conversation conversation, ReplyCase found, ApiKey key, bool isStream)
    {
        var attempt = found.AttemptsBefore(_replier.FingerprintOf(agent, conversation).With(Encoding.UTF8.GetBytes(key.Digest)));
        var step = attempt < found.Fails.Length ? found.Fails[attempt] : null;
        var refused = (step as RefusalStep)?.AnswerAt(time.GetUtcNow());
        var said = refused is null ? _replier.Reply(agent, conversation, found, isStream) : default;
        return new(said, JournalMatch.OfCase(agent.Id, found, attempt + 1, step)) { Case = found, Step = step, Refused = refused };
    }
}
