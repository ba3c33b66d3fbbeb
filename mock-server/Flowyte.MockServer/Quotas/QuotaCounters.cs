using System.Collections.Concurrent;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Authentication;

namespace Flowyte.MockServer.Quotas;

/// <summary>
/// Counts requests against quotas. The quota of a key in an agent's file goes before that of the agent, and that before the one of the whole
/// server; one alone holds for a request. Each key is counted by itself, and each agent with a quota of its own. What is counted outlives a change
/// of the agents, unless that changes the quota.
/// </summary>
/// <param name="ofServer">The quota of each key; null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class QuotaCounters(MockQuota? ofServer, TimeProvider time)
{
    // Of the server's quota there is no agent.
    private readonly ConcurrentDictionary<(MockQuota Quota, string? Agent, string Key), QuotaWindow> _windows = new();

    /// <summary>Counts a request.</summary>
    /// <param name="agent">The agent that is asked; null where that is not known.</param>
    /// <param name="key">Who asks.</param>
    /// <returns>Null where no quota holds.</returns>
    public Admission? Admit(Agent? agent, ApiKey key) =>
        agent?.QuotaOf(key) is { } own ? Admit(own, agent.Id, key)
        : ofServer is not null ? Admit(ofServer, agent: null, key)
        : null;

    private Admission Admit(MockQuota quota, string? agent, ApiKey key) =>
        _windows.GetOrAdd((quota, agent, key.Digest), static (key, time) => new QuotaWindow(key.Quota, time), time).Admit();
}
