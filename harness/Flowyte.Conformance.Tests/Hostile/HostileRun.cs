using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Wire;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>Whole runs against hostile targets, on real sockets.</summary>
internal static class HostileRun
{
    public const string Key = "flowyte_sk_test_hostile_target";

    private static readonly Lazy<Suite> Suite = new(() => new Suite(SpecsFolder.Load()));

    /// <summary>Time-outs are short because some targets reach every one of them; the others are far from it.</summary>
    public static RunSettings Settings { get; } = new() { Timeout = TimeSpan.FromSeconds(1), Budget = TimeSpan.FromMinutes(2) };

    /// <summary>The base URL of a server.</summary>
    public static Uri BaseUrl(RawServer server) => new(server.Url, "/api/v1");

    public static async Task<RunReport> OfAsync(Func<RawPeer, Task> script, RunSettings settings)
    {
        await using var server = new RawServer(script);
        return await Suite.Value.RunAsync(new Target { BaseUrl = BaseUrl(server), Agent = "agt_1", Key = Key }, settings);
    }
}
