using System.Collections.Immutable;

namespace Flowyte.MockServer;

/// <summary>One time that the files of the agents had changed and were read again.</summary>
/// <param name="Number">1 for the first, and one more for each after it.</param>
/// <param name="At">When.</param>
/// <param name="Agents">The agents that answer from then on: where the files are broken, those from before.</param>
/// <param name="Problems">What is wrong with the files; empty where they were loaded.</param>
public sealed record AgentsReload(long Number, DateTimeOffset At, ImmutableArray<MockAgent> Agents, ImmutableArray<AgentsProblem> Problems)
{
    /// <summary>Whether the files were loaded. Otherwise the mock goes on with what it had.</summary>
    public bool Succeeded => Problems.IsEmpty;

    /// <summary>What happened, in a line, or in one for each problem.</summary>
    public override string ToString() => Succeeded
        ? $"{At:HH:mm:ss.fff} agents loaded: {string.Join(", ", Agents.Select(agent => agent.Id))}"
        : $"{At:HH:mm:ss.fff} agents not loaded, the last good ones stay:{string.Concat(Problems.Select(problem => $"{Environment.NewLine}  {problem}"))}";
}
