using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Sessions;

/// <summary>A request to sessions by somebody who may send it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Route">Its path.</param>
/// <param name="Key">Who asks.</param>
/// <param name="Scope">The scope that it takes.</param>
/// <param name="Body">The body; empty where none is read.</param>
/// <param name="Ask">The fingerprint, of which ids are made.</param>
internal sealed record SessionCall(HttpRequest Request, SessionRoute Route, ApiKey Key, string Scope, ReadOnlyMemory<byte> Body, Fingerprint Ask)
{
    /// <summary>Why the key may not do this with an agent; null where it may.</summary>
    public Refusal? RefusalOf(Agent agent) => AgentDirectory.RefusalOf(agent, Key, Scope);

    /// <summary>A decision to refuse.</summary>
    public Decision Refuse(Refusal refusal) => Decision.Refuse(refusal.At(Route.Template), Ask);

    /// <summary>An answer whose refusal names this route.</summary>
    public Answer Here(Answer answer) =>
        answer.Body is JsonBody { Value: Refusal refusal } body ? answer with { Body = body with { Value = refusal.At(Route.Template) } } : answer;

    /// <summary>A decision to tell of a session.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="session">The session.</param>
    /// <param name="what">What is done, for the journal.</param>
    public Decision Tell(Answer answer, Session session, string what) =>
        Decision.Of(answer, Ask, session.AgentId, JournalMatch.OfSession(session.AgentId, $"{session.Id} {what}")) with { SessionState = session.State };
}
