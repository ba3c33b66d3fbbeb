using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;

namespace Flowyte.MockServer;

/// <summary>What code has taught the agents of a mock. It never changes: whoever teaches makes a new one.</summary>
internal sealed record AgentScripts
{
    /// <summary>Nothing was taught.</summary>
    public static AgentScripts None { get; } = new();

    /// <summary>The agents that were taught, in the order in which they were first named.</summary>
    public ImmutableArray<AgentScript> Agents { get; private init; } = [];

    /// <summary>The keys that were made.</summary>
    public ImmutableArray<ApiKey> Keys { get; init; } = [];

    /// <summary>Changes what one agent was taught; an agent that was never named is added.</summary>
    public AgentScripts With(string id, Func<AgentScript, AgentScript> change)
    {
        var old = Agents.FirstOrDefault(script => script.Id == id);
        return this with { Agents = old is null ? Agents.Add(change(new(id))) : Agents.Replace(old, change(old)) };
    }

    /// <summary>The agents as they answer: those of the files in their order, changed by what code has taught, and behind them those of code alone.</summary>
    /// <exception cref="InvalidOperationException">None of them is published.</exception>
    public ImmutableArray<Agent> Over(ImmutableArray<Agent> files)
    {
        ImmutableArray<Agent> agents =
        [
            .. files.Select(file => Agents.FirstOrDefault(script => script.Id == file.Id)?.Over(file) ?? file),
            .. Agents.Where(script => files.All(file => file.Id != script.Id)).Select(script => script.Over(file: null)),
        ];
        return agents.Any(agent => agent.Published)
            ? agents
            : throw new InvalidOperationException("No agent would be published. A mock needs one that is: leave another agent published.");
    }
}
