using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Decides what a request is answered. Nothing is sent here.</summary>
/// <param name="agents">The agents, of which at least one is published.</param>
/// <param name="faults">Knows the agents that stand for faults.</param>
/// <param name="seed">The seed of everything that is made up.</param>
/// <param name="time">The clock that dates completions.</param>
internal sealed class ChatEndpoint(ImmutableArray<Agent> agents, FaultInjector faults, int seed, TimeProvider time)
{
    private readonly FrozenDictionary<string, Agent> _agents = agents.ToFrozenDictionary(agent => agent.Id);
    private readonly Authenticator _authenticator = new(new KeyRing(agents.SelectMany(agent => agent.Keys)));
    private readonly Replier _replier = new(seed);
    private readonly AskCounter _asks = new();
    private readonly Agent _first = agents.First(agent => agent.Published);

    /// <summary>Tells which requests a fault concerns.</summary>
    public FaultCondition Faulty { get; } = new(agents.Select(agent => agent.Id));

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

        return Decide(bytes, Ask(request, key, bytes)) with { Body = bytes };
    }

    /// <summary>A reply of the first published agent, or of the one that is asked, whatever is wrong with the request.</summary>
    public Answer Serve(ReadOnlyMemory<byte> body, bool stream)
    {
        var chat = ChatRequestReader.Read(body, out _) ?? new ChatRequest { Model = _first.Id, Messages = [new("user", "Hello")], Stream = stream, IncludeUsage = false };
        return Serve(AgentOf(chat.Model) is { Published: true } agent ? agent : _first, chat with { Stream = stream }, Ask("serve", body)).Answer;
    }

    /// <summary>A refusal as an answer, with an id of its own.</summary>
    public Answer Refuse(Refusal refusal, ReadOnlyMemory<byte> body) => Refuse(refusal, Ask("refuse", body)).Answer;

    private Decision Decide(ReadOnlyMemory<byte> bytes, Fingerprint ask)
    {
        if (ChatRequestReader.Read(bytes, out var errors) is not { } chat)
        {
            return Refuse(Refusals.Invalid(errors), ask);
        }

        return AgentOf(chat.Model) switch
        {
            null => Refuse(Refusals.UnknownAgent(_agents.Keys.Order(StringComparer.Ordinal)), ask),
            { Published: false } => Refuse(Refusals.NoPublishedVersion(), ask),
            var agent => Serve(agent, chat, ask),
        };
    }

    // A fault's agent is the first published one under another name.
    private Agent? AgentOf(string id) => _agents.GetValueOrDefault(id) ?? (faults.HasAgent(id) ? _first with { Id = id } : null);

    private Decision Serve(Agent agent, ChatRequest chat, Fingerprint ask)
    {
        var (pieces, pace, match) = _replier.Reply(agent, chat);
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
            agent.Id,
            match);
    }

    // What is asked is the request to the byte, not the conversation alone: a stream and a completion
    // of one conversation may arrive in any order, and each gets its own id all the same.
    private Fingerprint Ask(HttpRequest request, ApiKey? key = null, ReadOnlyMemory<byte> body = default) =>
        Counted(Fingerprint.Of(seed, [request.Method, request.Path.Value ?? "", key?.Value ?? ""]).With(body.Span));

    private Fingerprint Ask(string purpose, ReadOnlyMemory<byte> body) => Counted(Fingerprint.Of(seed, [purpose]).With(body.Span));

    private Fingerprint Counted(Fingerprint ask) => ask.With(_asks.Next(ask));

    private static Decision Refuse(Refusal refusal, Fingerprint ask) => Named(
        refusal.ToAnswer(),
        ask,
        agent: null,
        // The detail lists every fault of a request, which may be many.
        new JournalMatch(MatchKind.Refused, agent: null, number: null, JournalMatch.Bounded($"{refusal.Code}: {refusal.Detail}")));

    private static Decision Named(Answer answer, Fingerprint ask, string? agent, JournalMatch match)
    {
        var id = $"req_{ask}";
        return new(answer with { Headers = answer.Headers.Add(new("x-request-id", id)) }, id, agent) { Match = match };
    }
}
