using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Quotas;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Decides what a request is answered. Nothing is sent here.</summary>
/// <param name="agents">The agents, of which at least one is published.</param>
/// <param name="keys">The keys that the mock knows beside the well-known ones and those of the agents.</param>
/// <param name="faults">Knows the agents that stand for faults.</param>
/// <param name="options">The seed of everything that is made up, and what holds for all agents.</param>
/// <param name="asks">Counts what is asked, so that ids stay unique when agents are loaded anew.</param>
/// <param name="quotas">Counts who asks, for the same time.</param>
/// <param name="time">The clock that dates completions.</param>
internal sealed class ChatEndpoint(
    ImmutableArray<Agent> agents, ImmutableArray<ApiKey> keys, FaultInjector faults, MockOptions options, AskCounter asks, QuotaCounters quotas, TimeProvider time)
{
    private readonly FrozenDictionary<string, Agent> _agents = agents.ToFrozenDictionary(agent => agent.Id);
    private readonly Authenticator _authenticator = new(new KeyRing(agents.SelectMany(agent => agent.Keys).Concat(keys)));
    private readonly Replier _replier = new(options.Seed, options.Latency);
    private readonly Agent _first = agents.First(agent => agent.Published);

    /// <summary>The agents in the order of their files.</summary>
    public ImmutableArray<Agent> Agents => agents;

    /// <summary>Tells which requests a fault concerns.</summary>
    public FaultCondition Faulty { get; } = new(agents.Select(agent => agent.Id));

    public ValueTask<Decision> DecideAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Path.Value != Routes.Completions)
        {
            return new(Refuse(Refusals.NotFound(), Ask(request)));
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return new(Refuse(Refusals.MethodNotAllowed(), Ask(request)));
        }

        var (key, refusal) = _authenticator.Authenticate(request.Headers.Authorization);
        if (key is null)
        {
            return new(Refuse(refusal!, Ask(request)));
        }

        return MediaTypes.IsJson(request)
            ? DecideAsync(request, key, cancellation)
            : new(Refuse(Refusals.UnsupportedMediaType(), request, key));
    }

    private async ValueTask<Decision> DecideAsync(HttpRequest request, ApiKey key, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte>? body;
        try
        {
            body = await BodyReader.ReadAsync(request, cancellation);
        }
        catch (BadHttpRequestException exception)
        {
            return Refuse(Refusals.Unreadable(exception), request, key);
        }

        if (body is not { } bytes)
        {
            return Refuse(Refusals.TooLarge(BodyReader.Limit), request, key);
        }

        return Decide(bytes, key, Ask(request, key, bytes)) with { Body = bytes, Key = key };
    }

    /// <summary>A reply of the first published agent, or of the one that is asked, whatever is wrong with the request.</summary>
    public Answer Serve(ReadOnlyMemory<byte> body, bool stream)
    {
        var chat = ChatRequestReader.Read(body, out _) ?? new ChatRequest { Model = _first.Id, Messages = [new("user", "Hello")], Stream = stream, IncludeUsage = false };
        var agent = AgentOf(chat.Model) is { Published: true } asked ? asked : _first;
        var conversation = new Conversation(chat.Messages, chat.User);
        var reply = _replier.Reply(agent, conversation, agent.Cases.Find(conversation), stream);
        var ask = Ask("serve", body);
        return Named(AnswerOf(agent, chat with { Stream = stream }, reply, ask), IdOf(ask));
    }

    /// <summary>A refusal as an answer, with an id of its own.</summary>
    public Answer Refuse(Refusal refusal, ReadOnlyMemory<byte> body) => Refuse(refusal, Ask("refuse", body)).Answer;

    private Decision Decide(ReadOnlyMemory<byte> bytes, ApiKey key, Fingerprint ask)
    {
        var chat = ChatRequestReader.Read(bytes, out var errors);
        var agent = chat is null ? null : AgentOf(chat.Model);
        var admission = quotas.Admit(agent, key);
        return Told(admission, admission is { IsIn: false } ? Refuse(Refusals.RateLimited(admission), ask) : Decide(chat, errors, agent, key, ask));
    }

    private Decision Decide(ChatRequest? chat, ImmutableArray<FieldError> errors, Agent? agent, ApiKey key, Fingerprint ask)
    {
        if (chat is null)
        {
            return Refuse(Refusals.Invalid(errors), ask);
        }

        return agent switch
        {
            null => Refuse(Refusals.UnknownAgent(_agents.Keys.Order(StringComparer.Ordinal)), ask),
            { Published: false } => Refuse(Refusals.NoPublishedVersion(), ask),
            _ when RefusalOf(agent, key) is { } refusal => Refuse(refusal, ask),
            _ => Serve(agent, chat, key, ask),
        };
    }

    // A fault's agent is the first published one under another name.
    private Agent? AgentOf(string id) => _agents.GetValueOrDefault(id) ?? (faults.HasAgent(id) ? _first with { Id = id } : null);

    // What a key may do with one agent is known only once the body is read.
    private static Refusal? RefusalOf(Agent agent, ApiKey key)
    {
        foreach (var own in agent.Keys)
        {
            if (own.Value == key.Value)
            {
                return own.MayWriteChats ? null : Refusals.MissingScope();
            }
        }

        return agent.IsRestricted ? Refusals.ForeignAgent() : null;
    }

    private Decision Serve(Agent agent, ChatRequest chat, ApiKey key, Fingerprint ask)
    {
        var conversation = new Conversation(chat.Messages, chat.User);
        var found = agent.Cases.Find(conversation);
        if (found is null && (options.Strict || agent.IsStrict))
        {
            var miss = NearestCase.Explain(agent, conversation);
            return Refuse(Refusals.NoCaseMatches(miss), ask) with { Match = JournalMatch.OfNoCase(agent.Id, miss) };
        }

        if (found is { Fails.IsEmpty: false })
        {
            return Attempt(agent, chat, conversation, found, key, ask);
        }

        var answer = AnswerOf(agent, chat, _replier.Reply(agent, conversation, found, chat.Stream), ask);
        var match = found is null ? JournalMatch.OfNoCase(agent.Id, "made-up reply") : JournalMatch.OfCase(agent.Id, found, attempt: null, fail: null);
        return Named(answer, ask, agent.Id, match, found?.Fault);
    }

    // The same conversation is one whatever else the request holds, and another one for each key.
    private Decision Attempt(Agent agent, ChatRequest chat, in Conversation conversation, ReplyCase found, ApiKey key, Fingerprint ask)
    {
        var attempt = found.AttemptsBefore(_replier.FingerprintOf(agent, conversation).With(Encoding.UTF8.GetBytes(key.Digest)));
        var step = attempt < found.Fails.Length ? found.Fails[attempt] : null;
        var match = JournalMatch.OfCase(agent.Id, found, attempt + 1, step);
        var answer = step is RefusalStep refusal ? refusal.AnswerAt(time.GetUtcNow()) : AnswerOf(agent, chat, _replier.Reply(agent, conversation, found, chat.Stream), ask);
        return Named(answer, ask, agent.Id, match, step ?? found.Fault);
    }

    private Answer AnswerOf(Agent agent, ChatRequest chat, Reply reply, Fingerprint ask)
    {
        var completion = new Completion
        {
            Id = string.Concat("chatcmpl-", ask.ToString()),
            Created = time.GetUtcNow().ToUnixTimeSeconds(),
            Model = agent.Id,
            Pieces = reply.Pieces,
            Usage = Usage.Of(chat.Messages, reply.Pieces),
            Delays = reply.Delays,
        };
        return chat.Stream ? CompletionAnswers.Stream(completion, chat.IncludeUsage) : CompletionAnswers.Plain(completion);
    }

    // What is asked is the request to the byte, not the conversation alone: a stream and a completion
    // of one conversation may arrive in any order, and each gets its own id all the same.
    private Fingerprint Ask(HttpRequest request, ApiKey? key = null, ReadOnlyMemory<byte> body = default) =>
        Counted(Fingerprint.Of(options.Seed, [request.Method, request.Path.Value ?? "", key?.Digest ?? ""]).With(body.Span));

    private Fingerprint Ask(string purpose, ReadOnlyMemory<byte> body) => Counted(Fingerprint.Of(options.Seed, [purpose]).With(body.Span));

    private Fingerprint Counted(Fingerprint ask) => ask.With(asks.Next(ask));

    // Whoever cannot say what they ask has asked all the same.
    private Decision Refuse(Refusal refusal, HttpRequest request, ApiKey key)
    {
        var admission = quotas.Admit(agent: null, key);
        return Told(admission, Refuse(admission is { IsIn: false } ? Refusals.RateLimited(admission) : refusal, Ask(request, key)));
    }

    private static Decision Told(Admission? admission, Decision decision) =>
        admission is null ? decision : decision with { Answer = admission.Tell(decision.Answer) };

    private static Decision Refuse(Refusal refusal, Fingerprint ask) => Named(
        refusal.ToAnswer(),
        ask,
        agent: null,
        // The detail lists every fault of a request, which may be many.
        JournalMatch.OfRefusal($"{refusal.Code}: {refusal.Detail}"));

    private static Decision Named(Answer answer, Fingerprint ask, string? agent, JournalMatch match, FailStep? fail = null)
    {
        var id = IdOf(ask);
        return new(Named(answer, id), id, agent) { Match = match, Fail = fail };
    }

    private static Answer Named(Answer answer, string id) => answer with { Headers = answer.Headers.Add(new("x-request-id", id)) };

    private static string IdOf(Fingerprint ask) => string.Concat("req_", ask.ToString());
}
