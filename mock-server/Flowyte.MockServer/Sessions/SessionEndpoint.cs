using System.Collections.Frozen;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Quotas;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Sessions;

/// <summary>Decides what a request to sessions is answered. Nothing is sent here.</summary>
/// <param name="agents">Finds agents.</param>
/// <param name="authenticator">Knows who may ask.</param>
/// <param name="replies">Lets agents answer.</param>
/// <param name="fingerprints">Gives requests their ids.</param>
/// <param name="quotas">Counts who asks.</param>
/// <param name="sessions">The sessions.</param>
internal sealed class SessionEndpoint(
    AgentDirectory agents, Authenticator authenticator, AgentReplies replies, RequestFingerprints fingerprints, QuotaCounters quotas, SessionBook sessions)
{
    /// <summary>Decides about a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="route">Its path.</param>
    /// <param name="cancellation">Ends the work: the client left.</param>
    public async ValueTask<Decision> DecideAsync(HttpRequest request, SessionRoute route, CancellationToken cancellation)
    {
        if (!route.Methods.Contains(request.Method))
        {
            return Decision.Refuse(SessionRefusals.MethodNotAllowed(route.Methods).At(route.Template), fingerprints.Of(request));
        }

        var isPost = HttpMethods.IsPost(request.Method);
        var scope = isPost ? ApiKey.ChatWrite : ApiKey.ChatRead;
        var (key, refusal) = authenticator.Authenticate(request.Headers.Authorization, scope);
        if (key is null)
        {
            return Decision.Refuse(refusal!.At(route.Template), fingerprints.Of(request));
        }

        var (body, unreadable) = !isPost || route.Resource is SessionResource.End ? (default, null)
            : MediaTypes.IsJson(request) ? await BodyReader.ReadOrRefuseAsync(request, cancellation)
            : (default, Refusals.UnsupportedMediaType());
        var call = new SessionCall(request, route, key, scope, body, fingerprints.Of(request, key, body));
        return (await AnswerAsync(call, unreadable, cancellation)).On(body, key);
    }

    private async ValueTask<Decision> AnswerAsync(SessionCall call, Refusal? unreadable, CancellationToken cancellation)
    {
        try
        {
            if (call.Route.Resource is SessionResource.Sessions)
            {
                var begin = BeginRequest.Read(call.Body, out var errors);
                var asked = begin is null ? null : agents.Find(begin.AgentId);
                return Refused(asked, call, out var admission, unreadable ?? (begin is null ? Refusals.Invalid(errors) : null))
                    ?? Begin(asked, call).Telling(admission);
            }

            var session = sessions.Find(call.Route.Id, call.Key.Organisation);
            var agent = session is null ? null : agents.Find(session.AgentId);
            var why = unreadable ?? (session is null ? SessionRefusals.UnknownSession() : agent is null ? null : call.RefusalOf(agent));
            return Refused(agent, call, out var left, why)
                ?? (await ServeAsync(session!, agent, call, cancellation)).Telling(left);
        }
        catch (SessionStoreException exception)
        {
            return call.Refuse(SessionRefusals.NoState(exception));
        }
    }

    /// <summary>Decides about a request to a session by somebody who may send it, and was counted.</summary>
    /// <param name="session">The session.</param>
    /// <param name="agent">Its agent; null where that is gone.</param>
    /// <param name="call">The request.</param>
    /// <param name="cancellation">Ends the work: the client left.</param>
    /// <exception cref="SessionStoreException">The state cannot be read or written.</exception>
    public async ValueTask<Decision> ServeAsync(Session session, Agent? agent, SessionCall call, CancellationToken cancellation) =>
        call.Scope == ApiKey.ChatRead ? Read(session, call) : await ChangeAsync(session, agent, call, cancellation);

    // Whoever is refused has asked all the same.
    private Decision? Refused(Agent? agent, SessionCall call, out Admission? admission, Refusal? refusal)
    {
        admission = quotas.Admit(agent, call.Key);
        var why = admission is { IsIn: false } ? Refusals.RateLimited(admission) : refusal;
        return why is null ? null : call.Refuse(why).Telling(admission);
    }

    private Decision Begin(Agent? agent, SessionCall call) => agent switch
    {
        null => call.Refuse(SessionRefusals.UnknownAgent(agents.Ids)),
        { Published: false } => call.Refuse(SessionRefusals.NoPublishedVersion()),
        _ when call.RefusalOf(agent) is { } refusal => call.Refuse(refusal),
        _ when sessions.Begin(agent.Id, call.Key.Organisation, call.Ask) is { } session => call.Tell(SessionAnswers.Created(session), session, "begun"),
        _ => call.Refuse(SessionRefusals.TooMany(sessions.Limits)),
    };

    private Decision Read(Session session, SessionCall call)
    {
        if (call.Route.Resource is SessionResource.Session)
        {
            return call.Tell(SessionAnswers.Of(session), session, "read");
        }

        var page = PageRequest.Read(call.Request.Query, session.Id, out var errors);
        return page is null
            ? call.Refuse(Refusals.Invalid(errors))
            : call.Tell(SessionAnswers.Of(session, sessions.Page(session.Id, page.After, page.Limit)), session, "listed");
    }

    private async ValueTask<Decision> ChangeAsync(Session session, Agent? agent, SessionCall call, CancellationToken cancellation)
    {
        PostRequest? post = null;
        if (call.Route.Resource is SessionResource.Messages)
        {
            post = PostRequest.Read(call.Body, sessions.Limits.CharactersOfMessage, out var errors);
            if (post is null)
            {
                return call.Refuse(Refusals.Invalid(errors));
            }
        }

        var turn = await sessions.WaitAsync(session.Id, cancellation);
        try
        {
            // Those before may have changed it, or ended it, and another one may have taken its place.
            var decision = sessions.Find(session.Id, session.Organisation) is not { } now ? call.Refuse(SessionRefusals.UnknownSession())
                : post is null ? call.Tell(SessionAnswers.Of(sessions.End(now)), now, "ended")
                : Post(now, agent, post, call);
            return decision with { Turn = turn };
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private Decision Post(Session session, Agent? agent, PostRequest post, SessionCall call)
    {
        if (session.IsEnded)
        {
            return call.Refuse(SessionRefusals.Ended());
        }

        if (agent is not { Published: true })
        {
            return call.Refuse(SessionRefusals.NoPublishedVersion());
        }

        if (!sessions.HasRoom(session, post.Content.Length))
        {
            return call.Refuse(SessionRefusals.Full(sessions.Limits));
        }

        var conversation = new Conversation([.. sessions.History(session.Id), new(ChatMessage.User, post.Content)], user: null);
        var reply = replies.To(agent, conversation, call.Key, post.Stream);
        if (reply.Refused is { } answer)
        {
            return Decision.Of(call.Here(answer), call.Ask, reply.IsMiss ? null : agent.Id, reply.Match, reply.Fail);
        }

        var captures = reply.Case?.Take(conversation) ?? FrozenDictionary<string, string>.Empty;
        var exchange = sessions.Exchange(session, post.Content, string.Concat(reply.Said.Pieces.AsSpan()), reply.Case?.Actions, captures);
        if (!sessions.HasRoom(session, exchange.Characters))
        {
            return call.Refuse(SessionRefusals.Full(sessions.Limits));
        }

        if (reply.IsAnswered)
        {
            sessions.Add(session, exchange);
        }

        return Decision.Of(SessionAnswers.Of(exchange, reply.Said, post.Stream), call.Ask, agent.Id, reply.Match, reply.Fail);
    }
}
