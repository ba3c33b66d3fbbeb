namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>Starts the servers that are measured.</summary>
internal static class KnownServers
{
    /// <summary>The argument that makes this program a bare web server.</summary>
    public const string BareArgument = "bare";

    private static readonly string Here = AppContext.BaseDirectory;

    /// <summary>The command line that was built beside this program.</summary>
    public static string Cli { get; } = Path.Combine(Here, OperatingSystem.IsWindows() ? "flowyte-conformance.exe" : "flowyte-conformance");

    /// <summary>The folder of the agents that are asked.</summary>
    public static string Agents { get; } = Path.Combine(Here, "Agents");

    /// <summary>The mock as its users run it.</summary>
    public static Task<ServerProcess> MockAsync(bool onOneCore = false) =>
        ServerProcess.StartAsync(Cli, ["mock", "--agents", Agents], onOneCore);

    /// <summary>Kestrel, which answers what was recorded of the mock.</summary>
    /// <param name="recorded">The folder of the recorded answers.</param>
    public static Task<ServerProcess> BareAsync(string recorded) =>
        ServerProcess.StartAsync(Environment.ProcessPath!, [BareArgument, recorded], onOneCore: true);
}
