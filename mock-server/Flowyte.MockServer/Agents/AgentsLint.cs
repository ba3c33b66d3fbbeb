using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer;

/// <summary>Looks for mistakes in the files of agents that do not keep a mock from starting.</summary>
public static class AgentsLint
{
    /// <summary>Finds cases that can never be taken: what they ask for contradicts itself, or another case is always taken before them.</summary>
    /// <param name="directory">The folder of the agents' YAML files; null for the ones that came with the mock.</param>
    /// <param name="faultsDirectory">The folder of the faults that cases may name; null for the ones that came with the mock.</param>
    /// <returns>What was found, in the order of files and lines; nothing where all is well.</returns>
    /// <exception cref="AgentsException">A file is broken.</exception>
    public static ImmutableArray<AgentsProblem> Check(string? directory = null, string? faultsDirectory = null) =>
    [
        .. AgentsFolder.Load(directory ?? AgentsFolder.BuiltIn, new FaultInjector(faultsDirectory, ofServer: null))
            .SelectMany(agent => CaseLint.Check(agent.Cases), (agent, found) => new AgentsProblem(agent.File!, found.Case.Place.Line, found.Case.Place.Column, found.Message)),
    ];
}
