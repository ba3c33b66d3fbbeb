using System.Collections.Immutable;

namespace Flowyte.MockServer.Recording;

/// <summary>What was recorded of one agent.</summary>
internal sealed class RecordedAgent
{
    private const int MostCases = 10_000;
    private const int MostFails = 20;
    private const int MostWaiting = 1000;

    private readonly List<RecordedCase> _cases = [];
    private readonly Dictionary<string, ImmutableArray<string>> _failed = new(StringComparer.Ordinal);

    /// <summary>The cases in the order in which the conversations were first recorded.</summary>
    public IReadOnlyList<RecordedCase> Cases => _cases;

    /// <summary>Adds a reply. It replaces an earlier one of the same conversation, but not a stream by an answer that tells no chunks.</summary>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="NotRecordableException">No case can tell the conversation from another one that is recorded.</exception>
    public bool Add(RecordedConversation conversation, RecordedReply reply)
    {
        var fails = _failed.Remove(conversation.Sequence, out var failed) ? failed : [];
        var at = IndexOf(conversation);
        if (at < 0)
        {
            if (_cases.Count == MostCases)
            {
                throw new NotRecordableException($"the agent has {MostCases} cases already.");
            }

            _cases.Add(new(conversation, reply, fails));
            return true;
        }

        var known = _cases[at];
        if (known.Conversation.Sequence != conversation.Sequence)
        {
            throw new NotRecordableException("it has the messages of a recorded conversation in another order, which cases cannot tell apart.");
        }

        if (known.Reply.IsStream && !reply.IsStream)
        {
            return false;
        }

        _cases[at] = known with { Reply = reply };
        return true;
    }

    /// <summary>Notes an attempt that failed, for the case that a later one makes.</summary>
    /// <returns>False where the conversation has succeeded before, or too many wait: then it is left out.</returns>
    public bool AddFailure(RecordedConversation conversation, string step)
    {
        var failed = _failed.GetValueOrDefault(conversation.Sequence, []);
        if (IndexOf(conversation) >= 0 || failed.Length == MostFails || _failed.Count == MostWaiting)
        {
            return false;
        }

        _failed[conversation.Sequence] = failed.Add(step);
        return true;
    }

    private int IndexOf(RecordedConversation conversation) => _cases.FindIndex(known =>
        known.Conversation.Question == conversation.Question && known.Conversation.Others.SetEquals(conversation.Others));
}
