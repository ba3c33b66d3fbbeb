using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Hosting;

/// <summary>What the mock has decided to answer, and to what.</summary>
/// <param name="Answer">The answer, whole.</param>
/// <param name="RequestId">The id of the request, which the answer carries.</param>
/// <param name="Agent">The agent that answers; null in a refusal.</param>
internal sealed record Decision(Answer Answer, string RequestId, string? Agent)
{
    /// <summary>The body of the request; empty where it was not read.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The key that asks; null where the request was refused before its body was read.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>What was matched and why, for the journal.</summary>
    public required JournalMatch Match { get; init; }

    /// <summary>What the case says is wrong with this answer; null for nothing. A fault that the request asks for goes before it.</summary>
    public FailStep? Fail { get; init; }
}
