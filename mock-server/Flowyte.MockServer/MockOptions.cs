using System.Net;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer;

/// <summary>How a mock is to be started.</summary>
public sealed record MockOptions
{
    /// <summary>The TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The address to listen on. Anything but loopback opens the mock to the network.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The folder of the agents' YAML files; null for the ones that came with the mock.</summary>
    public string? AgentsDirectory { get; init; }

    /// <summary>
    /// Whether a change of a file in <see cref="AgentsDirectory"/> is loaded while the mock runs; <see cref="FlowyteMock.Reloads"/> tells of it.
    /// Where a file is broken, the last good agents stay.
    /// </summary>
    public bool WatchAgents { get; init; } = true;

    /// <summary>The folder of the faults' YAML files; null for the ones that came with the mock.</summary>
    public string? FaultsDirectory { get; init; }

    /// <summary>The id of a fault or variant that every request meets which asks for no other; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>The seed: the same seed and the same requests give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Whether a conversation that no case fits is refused with 404 <c>no_case_matches</c>, which names the nearest case and what it misses,
    /// where an agent would make a reply up else. An agent's file can say so for itself: <c>strict: true</c>.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// How many requests each key may send, beyond which it is refused with 429 and <c>Retry-After</c>; every answer to it tells what is left in
    /// <c>RateLimit-*</c>. An agent's file can say so for itself: <c>quota: { requests: 60 per minute }</c>. Null for no limit.
    /// </summary>
    public MockQuota? Quota { get; init; }

    /// <summary>
    /// How long the first text takes, by percentile, where neither the case nor the agent says so in its <c>pace</c>. Seed and conversation decide,
    /// so that the same conversation always takes as long. Null for no time at all.
    /// </summary>
    public MockLatency? Latency { get; init; }

    /// <summary>
    /// The folder that keeps sessions (<c>/chat/sessions</c>) in <c>sessions.db</c>, a SQLite file, so that they outlive the mock. It is made where
    /// there is none, and belongs to one mock at a time. Null keeps them in memory, as long as the mock runs.
    /// </summary>
    public string? StateDirectory { get; init; }

    /// <summary>How much is kept of sessions (<c>/chat/sessions</c>).</summary>
    public MockSessionLimits SessionLimits { get; init; } = new();

    /// <summary>What is recorded from a live endpoint, which then answers in the place of the agents; null for nothing.</summary>
    public RecordOptions? Record { get; init; }

    /// <summary>How many requests the journal keeps; it counts all of them.</summary>
    public int JournalSize { get; init; } = MockJournal.Capacity;

    /// <summary>How many bytes the journal keeps of the body of a request.</summary>
    public int JournalBodyBytes { get; init; } = MockJournal.BodyCapacity;

    /// <summary>
    /// The key that the page and the paths under <c>/_flowyte</c> ask for. Null: none on loopback, and elsewhere a random one,
    /// which <see cref="FlowyteMock.AdminKey"/> tells.
    /// </summary>
    public string? AdminKey { get; init; }

    /// <summary>The clock that paces streams and counts quotas; null for the system's.</summary>
    public TimeProvider? Time { get; init; }
}
