using Flowyte.Conformance.Benchmarks.Runs;

namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>Starts the servers that are measured.</summary>
internal static class KnownServers
{
    /// <summary>The argument that makes this program a bare web server.</summary>
    public const string BareArgument = "bare";

    /// <summary>The argument that makes this program a mock.</summary>
    public const string LibraryArgument = "mock";

    private static readonly string Here = AppContext.BaseDirectory;

    /// <summary>The folder of the agents that are asked.</summary>
    public static string Agents { get; } = Path.Combine(Here, "Agents");

    /// <summary>The mock as its users run it.</summary>
    public static Task<ServerProcess> MockAsync() => ServerProcess.StartAsync(PublishedProgram.File, ["mock", "--agents", Agents]);

    /// <summary>The mock as a library in a process with the same settings as that of <see cref="BareAsync"/>. The command line's own ones favour a quick start.</summary>
    public static Task<ServerProcess> LibraryAsync() => ServerProcess.StartAsync(Environment.ProcessPath!, [LibraryArgument], onOneCore: true);

    /// <summary>Kestrel, which answers what was recorded of the mock.</summary>
    /// <param name="recorded">The folder of the recorded answers.</param>
    public static Task<ServerProcess> BareAsync(string recorded) =>
        ServerProcess.StartAsync(Environment.ProcessPath!, [BareArgument, recorded], onOneCore: true);
}
