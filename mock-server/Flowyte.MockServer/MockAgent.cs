using System.Collections.Immutable;
using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer;

/// <summary>An agent that a mock plays.</summary>
/// <param name="Id">What clients send as <c>model</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Published">Whether it has a published version. Without one it is refused with 409.</param>
public sealed record MockAgent(string Id, string Name, bool Published)
{
    internal static ImmutableArray<MockAgent> Of(IEnumerable<Agent> agents) =>
        [.. agents.Select(agent => new MockAgent(agent.Id, agent.Name, agent.Published))];
}
