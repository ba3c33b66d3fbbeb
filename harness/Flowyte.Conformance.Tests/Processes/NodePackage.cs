using System.ComponentModel;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Processes;

/// <summary>A folder with a <c>package.json</c>, whose packages are installed as its lock file says.</summary>
internal static class NodePackage
{
    /// <summary>
    /// Installs the packages where they are not yet. Without node, or without the registry, the test is ignored with the reason;
    /// in a pipeline, which says so with <c>CI</c>, it fails.
    /// </summary>
    public static async Task InstallAsync(string folder)
    {
        if (await FaultOfAsync("node", ["--version"], folder) is { } missing)
        {
            Without($"node is not installed ({missing}).");
        }

        if (!IsInstalled(folder) && await FaultOfAsync("npm", ["ci"], folder) is { } fault)
        {
            Without($"npm ci failed in {folder}: {fault}");
        }
    }

    private static bool IsInstalled(string folder)
    {
        // npm writes this file last; it is older than the lock file where that was changed since.
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        return File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static async Task<string?> FaultOfAsync(string program, string[] args, string folder)
    {
        try
        {
            // On Windows npm is a script, which only the shell starts.
            await using var run = OperatingSystem.IsWindows()
                ? ProcessRun.Start("cmd", ["/c", program, .. args], folder: folder)
                : ProcessRun.Start(program, args, folder: folder);
            return await run.ExitAsync() == 0 ? null : (run.Out + run.Error).Trim();
        }
        catch (Win32Exception exception)
        {
            return exception.Message;
        }
    }

    private static void Without(string reason)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Assert.Ignore(reason);
        }

        Assert.Fail(reason);
    }
}
