using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Quotas;
using Flowyte.MockServer.Sessions;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>Decides what whoever owns an agent, and has a secret key, is answered about its widget. Nothing is sent here.</summary>
/// <param name="agents">Finds agents.</param>
/// <param name="authenticator">Knows who may ask.</param>
/// <param name="fingerprints">Gives requests their ids.</param>
/// <param name="quotas">Counts who asks.</param>
/// <param name="widgets">What is kept of widgets.</param>
internal sealed class WidgetOwnerEndpoint(
    AgentDirectory agents, Authenticator authenticator, RequestFingerprints fingerprints, QuotaCounters quotas, WidgetBook widgets)
{
    /// <summary>Decides about a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="route">Its path.</param>
    /// <param name="cancellation">Ends the work: the client left.</param>
    public async ValueTask<Decision> DecideAsync(HttpRequest request, WidgetRoute route, CancellationToken cancellation)
    {
        if (!route.Methods.Contains(request.Method))
        {
            return Decision.Refuse(SessionRefusals.MethodNotAllowed(route.Methods).At(route.Template), fingerprints.Of(request));
        }

        var (key, refusal) = authenticator.Authenticate(request.Headers.Authorization, route.Scope);
        if (key is null)
        {
            return Decision.Refuse(refusal!.At(route.Template), fingerprints.Of(request));
        }

        var (body, unreadable) = await WidgetBody.ReadAsync(request, route, cancellation);
        var call = new OwnerCall(request, route, key, body, fingerprints.Of(request, key, body));
        var admission = quotas.Admit(agent: null, key);
        var decision = admission is { IsIn: false } ? call.Refuse(Refusals.RateLimited(admission))
            : unreadable is not null ? call.Refuse(unreadable)
            : Decide(call);
        return decision.Telling(admission).On(body, key);
    }

    private Decision Decide(OwnerCall call) => agents.Find(call.Route.Agent) switch
    {
        null => call.Refuse(WidgetRefusals.UnknownAgent(agents.Ids)),
        var agent when AgentDirectory.RefusalOf(agent, call.Key, call.Route.Scope) is { } refusal => call.Refuse(refusal),
        var agent => Decide(agent, call),
    };

    private Decision Decide(Agent agent, OwnerCall call) => call.Route.Resource switch
    {
        WidgetResource.Keys when HttpMethods.IsPost(call.Request.Method) => Mint(agent, call),
        WidgetResource.Keys => call.Tell(WidgetAnswers.Of(widgets.Keys.Of(agent.Id, call.Key.Organisation)), "publishable keys listed"),
        WidgetResource.Settings => Set(agent, call),
        WidgetResource.Embed => Embed(call),
        _ => Change(call),
    };

    private Decision Mint(Agent agent, OwnerCall call) =>
        MintRequest.Read(call.Body, out var errors) is not { } asked ? call.Refuse(Refusals.Invalid(errors))
        : widgets.Keys.Mint(agent.Id, call.Key.Organisation, asked, call.Ask) is not { } key ? call.Refuse(WidgetRefusals.TooManyKeys())
        : call.Tell(WidgetAnswers.Issued(key, StatusCodes.Status201Created), $"publishable key {key.Id} minted");

    private Decision Change(OwnerCall call) => Find(call, call.Route.Id) switch
    {
        null => call.Refuse(WidgetRefusals.UnknownKey()),
        var key when call.Route.Resource is WidgetResource.Revoke => call.Tell(WidgetAnswers.Of(widgets.Keys.Revoke(key.Id) ?? key), $"publishable key {key.Id} revoked"),
        var key when widgets.Keys.Rotate(key.Id, call.Ask) is { } rotated => call.Tell(WidgetAnswers.Issued(rotated, StatusCodes.Status200OK), $"publishable key {key.Id} rotated"),
        _ => call.Refuse(WidgetRefusals.Revoked()),
    };

    private Decision Set(Agent agent, OwnerCall call)
    {
        if (SettingsRequest.Read(call.Body, out var errors) is not { } settings)
        {
            return call.Refuse(Refusals.Invalid(errors));
        }

        widgets.Set(agent.Id, settings);
        return call.Tell(WidgetAnswers.Of(settings), "settings changed");
    }

    private Decision Embed(OwnerCall call) => call.Request.Query["publishableKeyId"] switch
    {
        [{ Length: > 0 } id] => Find(call, id) switch
        {
            null => call.Refuse(WidgetRefusals.UnknownKey()),
            { IsRevoked: true } => call.Refuse(WidgetRefusals.Revoked()),
            var key => call.Tell(WidgetAnswers.Embed(key, call.Request), $"snippet for publishable key {key.Id}"),
        },
        _ => call.Refuse(WidgetRefusals.MissingKeyId()),
    };

    // To whoever is not its owner a key does not exist.
    private PublishableKey? Find(OwnerCall call, string id) =>
        widgets.Keys.Find(id) is { } key && key.AgentId == call.Route.Agent && key.Key.Organisation == call.Key.Organisation ? key : null;

    private sealed record OwnerCall(HttpRequest Request, WidgetRoute Route, ApiKey Key, ReadOnlyMemory<byte> Body, Fingerprint Ask)
    {
        public Decision Refuse(Refusal refusal) => Decision.Refuse(refusal.At(Route.Template), Ask);

        public Decision Tell(Answer answer, string what) => Decision.Of(answer, Ask, Route.Agent, JournalMatch.OfWidget(Route.Agent, what));
    }
}
