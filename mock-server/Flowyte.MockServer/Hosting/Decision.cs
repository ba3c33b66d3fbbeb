using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Quotas;

namespace Flowyte.MockServer.Hosting;

/// <summary>What the mock has decided to answer, and to what.</summary>
/// <param name="Answer">The answer, whole.</param>
/// <param name="RequestId">The id of the request, which the answer carries.</param>
/// <param name="Agent">The agent that answers; null in a refusal.</param>
internal sealed record Decision(Answer Answer, string RequestId, string? Agent)
{
    /// <summary>The body of the request; empty where it was not read.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The key that asks; null where the request was refused before its body was read.</summary>
    public ApiKey? Key { get; private set; }

    /// <summary>What was matched and why, for the journal.</summary>
    public required JournalMatch Match { get; init; }

    /// <summary>What the case says is wrong with this answer; null for nothing. A fault that the request asks for goes before it.</summary>
    public FailStep? Fail { get; init; }

    /// <summary>What has become of the session that is told of: <c>active</c> or <c>ended</c>; null where none is.</summary>
    public string? SessionState { get; init; }

    /// <summary>Whom others wait for until the answer is over; null where nobody does.</summary>
    public IDisposable? Turn { get; init; }

    /// <summary>A decision with an id of its own.</summary>
    /// <param name="answer">The answer, which gets the id.</param>
    /// <param name="ask">The fingerprint of the request.</param>
    /// <param name="agent">The agent that answers; null in a refusal.</param>
    /// <param name="match">What was matched and why.</param>
    /// <param name="fail">What the case says is wrong with the answer.</param>
    public static Decision Of(Answer answer, Fingerprint ask, string? agent, JournalMatch match, FailStep? fail = null)
    {
        var id = IdOf(ask);
        return new(Named(answer, id), id, agent) { Match = match, Fail = fail };
    }

    /// <summary>An answer with an id of its own.</summary>
    public static Answer Named(Answer answer, Fingerprint ask) => Named(answer, IdOf(ask));

    /// <summary>A decision to refuse.</summary>
    public static Decision Refuse(Refusal refusal, Fingerprint ask) => Of(
        refusal.ToAnswer(),
        ask,
        agent: null,
        // The detail lists every fault of a request, which may be many.
        JournalMatch.OfRefusal($"{refusal.Code}: {refusal.Detail}"));

    /// <summary>This decision, as that on what a key has asked. It is not copied for it: whoever decides is the only one that has it.</summary>
    public Decision On(ReadOnlyMemory<byte> body, ApiKey? key)
    {
        Body = body;
        Key = key;
        return this;
    }

    /// <summary>The same, whose answer tells what is left of a quota.</summary>
    /// <param name="admission">What the quota says; null where none holds.</param>
    public Decision Telling(Admission? admission) => admission is null ? this : this with { Answer = admission.Tell(Answer) };

    private static Answer Named(Answer answer, string id) => answer with { Headers = answer.Headers.Add(new("x-request-id", id)) };

    private static string IdOf(Fingerprint ask) => ask.After("req_");
}
