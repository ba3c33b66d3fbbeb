using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Quotas;
using Flowyte.MockServer.Sessions;
using Flowyte.MockServer.Widget;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Decides what a request is answered. Nothing is sent here.</summary>
internal sealed class ChatEndpoint
{
    private readonly AgentDirectory _agents;
    private readonly Authenticator _authenticator;
    private readonly AgentReplies _replies;
    private readonly RequestFingerprints _fingerprints;
    private readonly QuotaCounters _quotas;
    private readonly SessionEndpoint _sessions;
    private readonly WidgetOwnerEndpoint _widgetOwners;
    private readonly WidgetVisitorEndpoint _widgetVisitors;
    private readonly TimeProvider _time;

    /// <param name="agents">The agents, of which at least one is published.</param>
    /// <param name="keys">The keys that the mock knows beside the well-known ones and those of the agents.</param>
    /// <param name="faults">Knows the agents that stand for faults.</param>
    /// <param name="options">The seed of everything that is made up, and what holds for all agents.</param>
    /// <param name="asks">Counts what is asked, so that ids stay unique when agents are loaded anew.</param>
    /// <param name="quotas">Counts who asks, for the same time.</param>
    /// <param name="sessions">The conversations that the mock keeps, for the same time.</param>
    /// <param name="widgets">What the mock keeps of widgets, for the same time.</param>
    /// <param name="time">The clock that dates completions.</param>
    public ChatEndpoint(
        ImmutableArray<Agent> agents,
        ImmutableArray<ApiKey> keys,
        FaultInjector faults,
        MockOptions options,
        AskCounter asks,
        QuotaCounters quotas,
        SessionBook sessions,
        WidgetBook widgets,
        TimeProvider time)
    {
        Agents = agents;
        Faulty = new(agents.Select(agent => agent.Id));
        _agents = new(agents, faults);
        _authenticator = new(new KeyRing(agents.SelectMany(agent => agent.Keys).Concat(keys)), widgets.Keys);
        _replies = new(options, time);
        _fingerprints = new(options.Seed, asks);
        _quotas = quotas;
        _sessions = new(_agents, _authenticator, _replies, _fingerprints, quotas, sessions);
        _widgetOwners = new(_agents, _authenticator, _fingerprints, quotas, widgets);
        _widgetVisitors = new(_agents, _authenticator, _fingerprints, _sessions, sessions, widgets);
        _time = time;
    }

    /// <summary>The agents in the order of their files.</summary>
    public ImmutableArray<Agent> Agents { get; }

    /// <summary>Tells which requests a fault concerns.</summary>
    public FaultCondition Faulty { get; }

    public ValueTask<Decision> DecideAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Path.Value != Routes.Completions)
        {
            return SessionRoute.Of(request.Path.Value) is { } route ? _sessions.DecideAsync(request, route, cancellation)
                : WidgetRoute.Of(request.Path.Value) is not { } widget ? new(Decision.Refuse(Refusals.NotFound(), _fingerprints.Of(request)))
                : widget.IsOfVisitors ? _widgetVisitors.DecideAsync(request, widget, cancellation)
                : _widgetOwners.DecideAsync(request, widget, cancellation);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return new(Decision.Refuse(Refusals.MethodNotAllowed(), _fingerprints.Of(request)));
        }

        var (key, refusal) = _authenticator.Authenticate(request.Headers.Authorization);
        if (key is null)
        {
            return new(Decision.Refuse(refusal!, _fingerprints.Of(request)));
        }

        return MediaTypes.IsJson(request)
            ? DecideAsync(request, key, cancellation)
            : new(Refuse(Refusals.UnsupportedMediaType(), request, key));
    }

    // Most bodies are here already, and a request pays for whatever might have to wait.
    private ValueTask<Decision> DecideAsync(HttpRequest request, ApiKey key, CancellationToken cancellation)
    {
        var reading = BodyReader.ReadOrRefuseAsync(request, cancellation);
        return reading.IsCompletedSuccessfully ? new(Decide(reading.Result, request, key)) : DecideAsync(reading, request, key);
    }

    private async ValueTask<Decision> DecideAsync(ValueTask<(ReadOnlyMemory<byte>, Refusal?)> reading, HttpRequest request, ApiKey key) =>
        Decide(await reading, request, key);

    private Decision Decide((ReadOnlyMemory<byte> Body, Refusal? Refusal) read, HttpRequest request, ApiKey key) => read.Refusal is null
        ? Decide(read.Body, key, _fingerprints.Of(request, key, read.Body)).On(read.Body, key)
        : Refuse(read.Refusal, request, key);

    /// <summary>A reply of the first published agent, or of the one that is asked, whatever is wrong with the request.</summary>
    public Answer Serve(ReadOnlyMemory<byte> body, bool stream)
    {
        var chat = ChatRequestReader.Read(body, out _) ?? new ChatRequest { Model = _agents.First.Id, Messages = [new("user", "Hello")], Stream = stream, IncludeUsage = false };
        var agent = _agents.Find(chat.Model) is { Published: true } asked ? asked : _agents.First;
        var conversation = new Conversation(chat.Messages, chat.User);
        var reply = _replies.Whole(agent, conversation, stream);
        var ask = _fingerprints.Of("serve", body);
        return Decision.Named(AnswerOf(agent, chat with { Stream = stream }, reply, ask), ask);
    }

    /// <summary>A refusal as an answer, with an id of its own.</summary>
    public Answer Refuse(Refusal refusal, ReadOnlyMemory<byte> body) => Decision.Refuse(refusal, _fingerprints.Of("refuse", body)).Answer;

    private Decision Decide(ReadOnlyMemory<byte> bytes, ApiKey key, Fingerprint ask)
    {
        var chat = ChatRequestReader.Read(bytes, out var errors);
        var agent = chat is null ? null : _agents.Find(chat.Model);
        var admission = _quotas.Admit(agent, key);
        var decision = admission is { IsIn: false } ? Decision.Refuse(Refusals.RateLimited(admission), ask) : Decide(chat, errors, agent, key, ask);
        return decision.Telling(admission);
    }

    private Decision Decide(ChatRequest? chat, ImmutableArray<FieldError> errors, Agent? agent, ApiKey key, Fingerprint ask)
    {
        if (chat is null)
        {
            return Decision.Refuse(Refusals.Invalid(errors), ask);
        }

        return agent switch
        {
            null => Decision.Refuse(Refusals.UnknownAgent(_agents.Ids), ask),
            { Published: false } => Decision.Refuse(Refusals.NoPublishedVersion(), ask),
            _ when AgentDirectory.RefusalOf(agent, key, ApiKey.ChatWrite) is { } refusal => Decision.Refuse(refusal, ask),
            _ => Serve(agent, chat, key, ask),
        };
    }

    private Decision Serve(Agent agent, ChatRequest chat, ApiKey key, Fingerprint ask)
    {
        var reply = _replies.To(agent, new Conversation(chat.Messages, chat.User), key, chat.Stream);
        var answer = reply.Refused ?? AnswerOf(agent, chat, reply.Said, ask);
        return Decision.Of(answer, ask, reply.IsMiss ? null : agent.Id, reply.Match, reply.Fail);
    }

    private Answer AnswerOf(Agent agent, ChatRequest chat, Reply reply, Fingerprint ask)
    {
        var completion = new Completion
        {
            Id = ask.After("chatcmpl-"),
            Created = _time.GetUtcNow().ToUnixTimeSeconds(),
            Model = agent.Id,
            Pieces = reply.Pieces,
            Usage = Usage.Of(chat.Messages, reply.Pieces),
            Delays = reply.Delays,
        };
        return chat.Stream ? CompletionAnswers.Stream(completion, chat.IncludeUsage) : CompletionAnswers.Plain(completion);
    }

    // Whoever cannot say what they ask has asked all the same.
    private Decision Refuse(Refusal refusal, HttpRequest request, ApiKey key)
    {
        var admission = _quotas.Admit(agent: null, key);
        return Decision.Refuse(admission is { IsIn: false } ? Refusals.RateLimited(admission) : refusal, _fingerprints.Of(request, key)).Telling(admission);
    }
}
