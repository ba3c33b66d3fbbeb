using System.Collections.Immutable;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer;

/// <summary>What code has taught one agent.</summary>
/// <param name="Id">The id of the agent.</param>
internal sealed record AgentScript(string Id)
{
    /// <summary>The cases, the latest first: of equals it is the one that counts.</summary>
    public ImmutableArray<ReplyCase> Cases { get; init; } = [];

    /// <summary>How many cases there were ever: the number of the latest one.</summary>
    public int Taught { get; init; }

    /// <summary>What else is to be different from the file, or from a new agent, in its order.</summary>
    public ImmutableArray<Func<Agent, Agent>> Changes { get; init; } = [];

    /// <summary>The agent as it answers.</summary>
    /// <param name="file">The agent of a file that has this id; null where none does.</param>
    public Agent Over(Agent? file)
    {
        var agent = file ?? new Agent { Id = Id, Name = Id, Published = true, Pace = Pace.Immediate, Cases = CaseSet.Empty, Keys = [] };
        var changed = Changes.Aggregate(agent, (agent, change) => change(agent));
        return Cases.IsEmpty ? changed : changed with { Cases = new CaseSet([.. Cases, .. changed.Cases.InOrder]) };
    }
}
