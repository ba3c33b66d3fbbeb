using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>The command line as the README says it is published for pipelines: compiled ahead of time for one platform.</summary>
internal static class PublishedProgram
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "published");

    /// <summary>The name of its file, wherever it is.</summary>
    public static string Name { get; } = OperatingSystem.IsWindows() ? "flowyte-conformance.exe" : "flowyte-conformance";

    /// <summary>The program. It is there once <see cref="PublishAsync"/> is done.</summary>
    public static string File { get; } = Path.Combine(Folder, Name);

    /// <summary>Publishes it from the sources of the repository.</summary>
    /// <exception cref="InvalidOperationException">This is no repository, or the publishing failed.</exception>
    public static async Task PublishAsync()
    {
        var root = Repository.FindRoot() ?? throw new InvalidOperationException("There is no Flowyte.Conformance.sln in this folder or above it: run the benchmark in the repository.");
        await Console.Error.WriteLineAsync("Publishing the command line, which takes a minute.");
        var start = new ProcessStartInfo("dotnet", ["publish", "harness/Flowyte.Conformance.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = root,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish ended with exit code {process.ExitCode}: {output}");
        }
    }
}
