using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Hosting;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer;

/// <summary>
/// An agent of a mock, to be taught in code what its file could say as well. Every change is in force when the call returns; requests
/// that are being answered keep what they began with. Cases of code are looked at before those of the agent's file: the most specific
/// one first, and of equals the one that was taught last. All members can be called from any thread.
/// </summary>
public sealed class ScriptedAgent
{
    private readonly LiveAgents _agents;
    private readonly FailGrammar _grammar;

    internal ScriptedAgent(string id, LiveAgents agents, FaultInjector faults)
    {
        if (!AgentReader.IsId(id))
        {
            throw new ArgumentException("The id of an agent is what clients send as model, such as agt_123: letters, digits and _ . - were expected.", nameof(id));
        }

        Id = id;
        _agents = agents;
        _grammar = new(faults);
        Change((AgentScript script) => script);
    }

    /// <summary>What clients send as <c>model</c>.</summary>
    public string Id { get; }

    /// <summary>Begins a case for conversations of which nothing is asked yet. It is taught once it has a reply.</summary>
    public ScriptedCase When() => new(this);

    /// <summary>Begins a case: the last message of the user holds one of some texts, in upper or lower case.</summary>
    /// <param name="oneOf">The texts, of which one is enough.</param>
    public ScriptedCase WhenUserSays(params string[] oneOf) => When().UserSays(oneOf);

    /// <summary>Begins a case: the last message of the user is a text, upper and lower case and white space around it aside.</summary>
    /// <param name="text">The text.</param>
    public ScriptedCase WhenUserSaysExactly(string text) => When().UserSaysExactly(text);

    /// <summary>Begins a case: a regular expression matches in the last message of the user. Its named groups can stand in the reply.</summary>
    /// <param name="expression">The expression, such as <c>order (?&lt;number&gt;\d+)</c>. It has to be one that never backtracks.</param>
    public ScriptedCase WhenUserMatches([StringSyntax(StringSyntaxAttribute.Regex)] string expression) => When().UserMatches(expression);

    /// <summary>Teaches a conversation: each turn is answered where the user has said what belongs to all turns up to it.</summary>
    /// <param name="turns">What a message of the user has to hold, and the reply to it.</param>
    /// <returns>The same agent.</returns>
    /// <exception cref="AgentsException">A text is empty, or a reply has a place that stands for nothing.</exception>
    public ScriptedAgent Conversation(params (string UserSays, string Reply)[] turns) => Learn(CaseNodes.Map(
        ("turns", new YamlSequenceNode(turns.Select(turn => CaseNodes.Map(("contains", CaseNodes.Text(turn.UserSays)), ("reply", CaseNodes.Text(turn.Reply))))))));

    /// <summary>Gives the agent another name for people.</summary>
    /// <returns>The same agent.</returns>
    public ScriptedAgent Named(string name) => Change(agent => agent with { Name = name });

    /// <summary>Publishes the agent, or takes its published version away: it is refused with 409 then.</summary>
    /// <returns>The same agent.</returns>
    /// <exception cref="InvalidOperationException">No agent of the mock would be published any more.</exception>
    public ScriptedAgent Published(bool published = true) => Change(agent => agent with { Published = published });

    /// <summary>Lets the agent refuse a conversation that no case fits, with the nearest case and what it misses, where it would make a reply up else.</summary>
    /// <returns>The same agent.</returns>
    public ScriptedAgent Strict(bool strict = true) => Change(agent => agent with { IsStrict = strict });

    /// <summary>Changes how fast the agent speaks where a case says nothing else.</summary>
    /// <param name="firstToken">The time from the request to the first text, up to a minute.</param>
    /// <param name="perChunk">The time between two chunks, up to a minute.</param>
    /// <param name="tokensPerSecond">Instead of it: how many tokens it says in a second, four characters being one.</param>
    /// <param name="jitter">By which part of itself a time is longer or shorter at most, from 0 to 1.</param>
    /// <returns>The same agent.</returns>
    /// <exception cref="AgentsException">A value is out of its range.</exception>
    public ScriptedAgent WithPace(TimeSpan firstToken = default, TimeSpan perChunk = default, double? tokensPerSecond = null, double jitter = 0)
    {
        var map = new Dictionary<string, YamlNode> { ["pace"] = CaseNodes.Pace(firstToken, perChunk, tokensPerSecond, jitter) };
        var pace = Understood(shape => new PaceReader(shape).Read(map));
        return Change(agent => agent with { Pace = pace! });
    }

    /// <summary>Limits how many requests each key may send to the agent, in place of what holds for the whole server.</summary>
    /// <param name="quota">The quota; null for what holds for the whole server.</param>
    /// <returns>The same agent.</returns>
    public ScriptedAgent WithQuota(MockQuota? quota) => Change(agent => agent with { Quota = quota });

    /// <summary>Lets the time to the first text follow percentiles, in place of that of the pace, where a case says nothing else.</summary>
    /// <param name="latency">The percentiles.</param>
    /// <returns>The same agent.</returns>
    public ScriptedAgent WithLatency(MockLatency latency) => Change(agent => agent with { Pace = agent.Pace with { Latency = latency } });

    /// <summary>Gives the agent a key of its own.</summary>
    /// <param name="key">The key, which begins with <c>flowyte_sk_</c> or <c>flowyte_pk_</c>. Take one that opens nothing elsewhere.</param>
    /// <param name="scopes">What it may do; none for <c>chat:write</c> and <c>chat:read</c>.</param>
    /// <returns>The same agent.</returns>
    /// <exception cref="ArgumentException">The key has another form.</exception>
    public ScriptedAgent WithKey(string key, params string[] scopes)
    {
        if (!AgentReader.IsKey(key))
        {
            throw new ArgumentException("A key begins with flowyte_sk_ or flowyte_pk_ and goes on with letters, digits and _.", nameof(key));
        }

        var own = new ApiKey(key, scopes is [] ? [ApiKey.ChatWrite, ApiKey.ChatRead] : [.. scopes]);
        return Change(agent => agent with { Keys = agent.Keys.Add(own) });
    }

    /// <summary>Lets the agent's own keys alone ask it.</summary>
    /// <returns>The same agent.</returns>
    public ScriptedAgent ForItsKeysOnly() => Change(agent => agent with { IsRestricted = true });

    /// <summary>Takes back everything that code has taught the agent. What its file says stays.</summary>
    /// <returns>The same agent.</returns>
    public ScriptedAgent Forget() => Change(script => new(script.Id) { Taught = script.Taught });

    /// <summary>The id: what clients send as <c>model</c>.</summary>
    public override string ToString() => Id;

    internal ScriptedAgent Learn(YamlMappingNode node) => Change(script =>
    {
        var number = script.Taught + 1;
        var cases = Understood(shape => new CaseReader(shape, new PaceReader(shape), _grammar, isFromCode: true).Read(node, number).ToImmutableArray());
        return script with { Taught = number, Cases = cases.AddRange(script.Cases) };
    });

    private ScriptedAgent Change(Func<Agent, Agent> change) => Change(script => script with { Changes = script.Changes.Add(change) });

    private ScriptedAgent Change(Func<AgentScript, AgentScript> change)
    {
        _agents.Teach(scripts => scripts.With(Id, change));
        return this;
    }

    // The reader of files judges what code says, so that both mean the same.
    private T Understood<T>(Func<YamlShape, T> read)
    {
        var problems = new List<AgentsProblem>();
        var value = read(new YamlShape(Id, problems));
        return problems.Count == 0
            ? value
            : throw new AgentsException([.. problems.Select(problem => problem with { Line = 0, Column = 0 })]);
    }
}
