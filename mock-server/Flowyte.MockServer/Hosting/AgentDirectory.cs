using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Hosting;

/// <summary>Finds agents by their ids.</summary>
/// <param name="agents">The agents, of which at least one is published.</param>
/// <param name="faults">Knows the agents that stand for faults.</param>
internal sealed class AgentDirectory(ImmutableArray<Agent> agents, FaultInjector faults)
{
    private readonly FrozenDictionary<string, Agent> _agents = agents.ToFrozenDictionary(agent => agent.Id);

    /// <summary>The first published agent.</summary>
    public Agent First { get; } = agents.First(agent => agent.Published);

    /// <summary>The ids of the agents in alphabetical order, without those that stand for faults.</summary>
    public IEnumerable<string> Ids => _agents.Keys.Order(StringComparer.Ordinal);

    /// <summary>The agent of an id; null where there is none. A fault's agent is the first published one under another name.</summary>
    public Agent? Find(string id) => _agents.GetValueOrDefault(id) ?? (faults.HasAgent(id) ? First with { Id = id } : null);

    /// <summary>Why a key may not do something with an agent, which is known only once the body is read; null where it may.</summary>
    public static Refusal? RefusalOf(Agent agent, ApiKey key, string scope)
    {
        foreach (var own in agent.Keys)
        {
            if (own.Value == key.Value)
            {
                return own.May(scope) ? null : Refusals.MissingScope(scope);
            }
        }

        return agent.IsRestricted ? Refusals.ForeignAgent() : null;
    }
}
