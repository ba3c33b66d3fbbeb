using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Sessions;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>Decides what the browsers of visitors are answered, and which pages may read it. Nothing is sent here.</summary>
/// <param name="agents">Finds agents.</param>
/// <param name="authenticator">Knows secret keys, which are refused here.</param>
/// <param name="fingerprints">Gives requests their ids.</param>
/// <param name="conversations">Answers messages.</param>
/// <param name="sessions">The sessions, of which those of visitors are some.</param>
/// <param name="widgets">What is kept of widgets.</param>
internal sealed class WidgetVisitorEndpoint(
    AgentDirectory agents, Authenticator authenticator, RequestFingerprints fingerprints, SessionEndpoint conversations, SessionBook sessions, WidgetBook widgets)
{
    /// <summary>Decides about a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="route">Its path.</param>
    /// <param name="cancellation">Ends the work: the client left.</param>
    public async ValueTask<Decision> DecideAsync(HttpRequest request, WidgetRoute route, CancellationToken cancellation)
    {
        var origin = Cors.OriginOf(request);
        if (!route.Methods.Contains(request.Method))
        {
            return OfNoKey(SessionRefusals.MethodNotAllowed(route.Methods));
        }

        if (HttpMethods.IsOptions(request.Method))
        {
            return Preflight(request, route, origin);
        }

        var (key, refusal) = Identify(request, route);
        if (key is null)
        {
            return OfNoKey(refusal!);
        }

        // A page that may not ask must not use up what others may.
        return origin is null ? Refuse(WidgetRefusals.MissingOrigin())
            : !key.Allows(origin) ? Refuse(WidgetRefusals.ForeignOrigin())
            : Allow(await CountAsync(request, route, key, cancellation), origin);

        Decision OfNoKey(Refusal why) => Allow(
            Decision.Refuse(why.At(route.Template), fingerprints.Of(request)),
            origin is not null && widgets.Keys.AnyAllows(origin) ? origin : null);

        Decision Refuse(Refusal why) => Allow(Decision.Refuse(why.At(route.Template), fingerprints.Of(request, key.Key)), origin: null);
    }

    private static Decision Allow(Decision decision, string? origin) => decision with { Answer = Cors.Allow(decision.Answer, origin) };

    /// <summary>A browser sends no key with a preflight, unless it stands in the address.</summary>
    private Decision Preflight(HttpRequest request, WidgetRoute route, string? origin)
    {
        var ask = fingerprints.Of(request);
        var refusal = origin is null ? WidgetRefusals.MissingOrigin()
            : IsAllowed(origin) ? null
            : WidgetRefusals.ForeignOrigin();
        return refusal is null
            ? Allow(Decision.Of(Cors.Preflight(route.Methods.Where(method => !HttpMethods.IsOptions(method))), ask, agent: null, JournalMatch.OfWidget(agent: null, "preflight")), origin)
            : Allow(Decision.Refuse(refusal.At(route.Template), ask), origin: null);

        bool IsAllowed(string page) => route.Resource is WidgetResource.Bootstrap && request.Query["key"] is [{ } value]
            ? widgets.Keys.FindValue(value)?.Allows(page) == true
            : widgets.Keys.AnyAllows(page);
    }

    private (PublishableKey? Key, Refusal? Refusal) Identify(HttpRequest request, WidgetRoute route)
    {
        var isInQuery = route.Resource is WidgetResource.Bootstrap;
        var text = isInQuery ? request.Query["key"] is [{ } value] ? value : "" : Authenticator.Token(request.Headers.Authorization).ToString();
        if (route.Resource is WidgetResource.Messages)
        {
            return widgets.Tokens.KeyOf(route.Id, text, widgets.Keys) is { } begunWith ? (begunWith, null) : (null, WidgetRefusals.InvalidToken());
        }

        return text.Length == 0 ? (null, WidgetRefusals.MissingPublishableKey(isInQuery))
            : widgets.Keys.FindValue(text) is { } key ? (key, null)
            : authenticator.KnowsSecret(text) ? (null, WidgetRefusals.SecretKey())
            : (null, WidgetRefusals.InvalidPublishableKey());
    }

    private async ValueTask<Decision> CountAsync(HttpRequest request, WidgetRoute route, PublishableKey key, CancellationToken cancellation)
    {
        var (body, unreadable) = await WidgetBody.ReadAsync(request, route, cancellation);
        var visit = new Visit(request, route, key, agents.Find(key.AgentId), body, fingerprints.Of(request, key.Key, body));
        var admission = key.Window.Value.Admit();
        var decision = !admission.IsIn ? visit.Refuse(Refusals.RateLimited(admission))
            : unreadable is not null ? visit.Refuse(unreadable)
            : await AnswerAsync(visit, cancellation);
        return decision.Telling(admission).On(body, key.Key);
    }

    private async ValueTask<Decision> AnswerAsync(Visit visit, CancellationToken cancellation)
    {
        try
        {
            return visit.Route.Resource switch
            {
                WidgetResource.Messages => await ConverseAsync(visit, cancellation),
                _ when visit.Agent is not { Published: true } => visit.Refuse(WidgetRefusals.NoPublishedVersion()),
                WidgetResource.Sessions => Begin(visit, visit.Agent),
                _ => visit.Tell(WidgetAnswers.Bootstrap(visit.Agent, widgets.SettingsOf(visit.Agent.Id)), JournalMatch.OfWidget(visit.Agent.Id, "bootstrap")),
            };
        }
        catch (SessionStoreException exception)
        {
            return visit.Refuse(SessionRefusals.NoState(exception));
        }
    }

    private Decision Begin(Visit visit, Agent agent)
    {
        if (VisitRequest.Check(visit.Body) is { IsEmpty: false } errors)
        {
            return visit.Refuse(Refusals.Invalid(errors));
        }

        return sessions.Begin(agent.Id, visit.Key.Key.Organisation, visit.Ask) is { } session
            ? visit.Tell(
                WidgetAnswers.Begun(session, VisitorTokens.VisitorOf(visit.Ask), widgets.Tokens.TransportOf(session.Id, visit.Key), visit.Request),
                JournalMatch.OfSession(agent.Id, $"{session.Id} begun in a widget"))
            : visit.Refuse(SessionRefusals.TooMany(sessions.Limits));
    }

    private async ValueTask<Decision> ConverseAsync(Visit visit, CancellationToken cancellation)
    {
        var scope = HttpMethods.IsPost(visit.Request.Method) ? ApiKey.ChatWrite : ApiKey.ChatRead;
        var call = new SessionCall(visit.Request, visit.Route.Session!.Value, visit.Key.Key, scope, visit.Body, visit.Ask);
        return sessions.Find(visit.Route.Id, visit.Key.Key.Organisation) is { } session
            ? await conversations.ServeAsync(session, visit.Agent, call, cancellation)
            : visit.Refuse(SessionRefusals.UnknownSession());
    }

    private sealed record Visit(HttpRequest Request, WidgetRoute Route, PublishableKey Key, Agent? Agent, ReadOnlyMemory<byte> Body, Fingerprint Ask)
    {
        public Decision Refuse(Refusal refusal) => Decision.Refuse(refusal.At(Route.Template), Ask);

        public Decision Tell(Answer answer, JournalMatch match) => Decision.Of(answer, Ask, Key.AgentId, match);
    }
}
