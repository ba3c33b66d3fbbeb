using System.Collections.Immutable;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads the agents of a folder.</summary>
internal static class AgentsFolder
{
    /// <summary>Which files of a folder hold agents.</summary>
    public const string Files = "*.yaml";

    /// <summary>The folder of the agents that came with the mock.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "specs", "agents");

    /// <summary>Reads every <c>*.yaml</c> file of a folder, in the order of their names.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="faults">Knows the faults that cases may name.</param>
    /// <exception cref="AgentsException">A file is broken, or there is no published agent.</exception>
    public static ImmutableArray<Agent> Load(string directory, FaultInjector faults)
    {
        if (!Directory.Exists(directory))
        {
            throw new AgentsException([new(directory, 0, 0, "There is no such folder. A folder with agents in *.yaml files was expected.")]);
        }

        var problems = new List<AgentsProblem>();
        var grammar = new FailGrammar(faults);
        var agents = ImmutableArray.CreateBuilder<Agent>();
        foreach (var file in Directory.EnumerateFiles(directory, Files).Order(StringComparer.Ordinal))
        {
            var reader = new AgentReader(file, grammar, problems);
            if (reader.Read(File.ReadAllText(file)) is not { } agent)
            {
                continue;
            }

            if (agents.Any(other => other.Id == agent.Id))
            {
                problems.Add(new(file, 0, 0, $"The id {agent.Id} belongs to an agent of another file. Each agent needs its own."));
            }

            agents.Add(agent);
        }

        if (problems.Count == 0 && !agents.Any(agent => agent.Published))
        {
            problems.Add(new(directory, 0, 0, "No agent is published. At least one *.yaml file with published: true was expected."));
        }

        return problems.Count == 0 ? agents.ToImmutable() : throw new AgentsException(problems);
    }
}
