using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Hosting;

/// <summary>What an agent makes of a conversation, whatever form the answer takes then.</summary>
/// <param name="Said">What it says; nothing where it refuses.</param>
/// <param name="Match">What was matched and why.</param>
internal readonly record struct AgentReply(Reply Said, JournalMatch Match)
{
    /// <summary>The case that fits; null where none does.</summary>
    public ReplyCase? Case { get; init; }

    /// <summary>The refusal that the case says this attempt gets, or that of a strict agent; null where it speaks.</summary>
    public Answer? Refused { get; init; }

    /// <summary>What this attempt gets instead of the whole reply; null where nothing.</summary>
    public FailStep? Step { get; init; }

    /// <summary>What the case says is wrong with the answer; null for nothing.</summary>
    public FailStep? Fail => Step ?? Case?.Fault;

    /// <summary>Whether the conversation goes on with what is said. Who gets a broken answer asks the same again, and meets the next attempt.</summary>
    public bool IsAnswered => Refused is null && (Step?.IsAnswered ?? true);

    /// <summary>Whether no case fits, and the agent refuses such conversations.</summary>
    public bool IsMiss => Case is null && Refused is not null;
}
