using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether a session is the one that was asked for, and that of the agent that it was begun with: SESS-7 and SESS-8.</summary>
internal sealed class SessionIdentityCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SESS-7", "SESS-8"];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsSuccess || SessionData.Of(evidence) is not { } data)
        {
            yield break;
        }

        if (evidence.Operation == Operation.GetSession)
        {
            yield return SessionData.Id(data) is { } id
                ? evidence.HeldUnless(
                    id.Text != SessionLog.SessionOf(evidence),
                    "SESS-7", "The answer is about another session.", SessionLog.SessionOf(evidence), id.Text, Place.InBody(id.Offset, id.Length))
                : evidence.Unproven("SESS-7", "the session has its id under no name that the harness knows");
        }

        if (evidence.Operation == Operation.CreateSession && SessionData.Agent(data) is { } agent && evidence.RequestBody?["agentId"]?.AsString() is { } asked)
        {
            yield return evidence.HeldUnless(agent.Text != asked, "SESS-8", "The session is tied to another agent.", asked, agent.Text, Place.InBody(agent.Offset, agent.Length));
        }
    }
}
