using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Decides what a request is answered. Nothing is sent here.</summary>
internal sealed class ChatEndpoint(ImmutableArray<Agent> agents, int seed, TimeProvider time)
{
    private readonly FrozenDictionary<string, Agent> _agents = agents.ToFrozenDictionary(agent => agent.Id);
    private readonly Authenticator _authenticator = new(new KeyRing(agents.SelectMany(agent => agent.Keys)));
    private readonly Replier _replier = new(seed);
    private readonly AskCounter _asks = new();

    public async Task<Decision> DecideAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Path.Value != Routes.Completions)
        {
            return Refuse(Refusals.NotFound(), Ask(request));
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return Refuse(Refusals.MethodNotAllowed(), Ask(request));
        }

        var (key, refusal) = _authenticator.Authenticate(request.Headers.Authorization);
        if (key is null)
        {
            return Refuse(refusal!, Ask(request));
        }

        if (!MediaTypes.IsJson(request))
        {
            return Refuse(Refusals.UnsupportedMediaType(), Ask(request, key));
        }

        return await DecideAsync(request, key, cancellation);
    }

    private async Task<Decision> DecideAsync(HttpRequest request, ApiKey key, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte>? body;
        try
        {
            body = await BodyReader.ReadAsync(request, cancellation);
        }
        catch (BadHttpRequestException)
        {
            return Refuse(Refusals.Invalid([new("body", "The body ends early, or its framing is broken.")]), Ask(request, key));
        }

        if (body is not { } bytes)
        {
            return Refuse(Refusals.TooLarge(BodyReader.Limit), Ask(request, key));
        }

        var ask = Ask(request, key, bytes);
        if (ChatRequestReader.Read(bytes, out var errors) is not { } chat)
        {
            return Refuse(Refusals.Invalid(errors), ask);
        }

        return _agents.GetValueOrDefault(chat.Model) switch
        {
            null => Refuse(Refusals.UnknownAgent(_agents.Keys.Order(StringComparer.Ordinal)), ask),
            { Published: false } => Refuse(Refusals.NoPublishedVersion(), ask),
            var agent => Serve(agent, chat, ask),
        };
    }

    private Decision Serve(Agent agent, ChatRequest chat, Fingerprint ask)
    {
        var (pieces, pace) = _replier.Reply(agent, chat);
        var completion = new Completion
        {
            Id = $"chatcmpl-{ask}",
            Created = time.GetUtcNow().ToUnixTimeSeconds(),
            Model = agent.Id,
            Pieces = pieces,
            Usage = Usage.Of(chat.Messages, pieces),
            Pace = pace,
        };
        return Named(
            chat.Stream ? CompletionAnswers.Stream(completion, chat.IncludeUsage) : CompletionAnswers.Plain(completion),
            ask,
            agent.Id);
    }

    // What is asked is the request to the byte, not the conversation alone: a stream and a completion
    // of one conversation may arrive in any order, and each gets its own id all the same.
    private Fingerprint Ask(HttpRequest request, ApiKey? key = null, ReadOnlyMemory<byte> body = default)
    {
        var ask = Fingerprint.Of(seed, [request.Method, request.Path.Value ?? "", key?.Value ?? ""]).With(body.Span);
        return ask.With(_asks.Next(ask));
    }

    private static Decision Refuse(Refusal refusal, Fingerprint ask) => Named(refusal.ToAnswer(), ask, agent: null);

    private static Decision Named(Answer answer, Fingerprint ask, string? agent)
    {
        var id = $"req_{ask}";
        return new(answer with { Headers = answer.Headers.Add(new("x-request-id", id)) }, id, agent);
    }
}
