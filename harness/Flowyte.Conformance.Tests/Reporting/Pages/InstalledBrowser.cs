using System.Diagnostics;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>Finds a Chromium, or installs one as the machine allows.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Candidates =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[]
            {
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            }),
    ];

    /// <summary>The path of a browser; null for the one that Playwright has installed itself.</summary>
    /// <exception cref="InvalidOperationException">There is none and none can be installed; the message says what to do.</exception>
    public static async Task<string?> FindAsync()
    {
        if (Find() is { } found)
        {
            return found;
        }

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return null;
        }

        if (OperatingSystem.IsLinux() && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        }

        return Find() ?? throw new InvalidOperationException(
            "No Chromium, Chrome or Edge was found, and none could be installed. Install one, or set CHROMIUM_PATH to the path of one, and run the tests again.");
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path)
        {
            return File.Exists(path) ? path : throw new InvalidOperationException($"CHROMIUM_PATH names {path}, which is not there.");
        }

        return Candidates.FirstOrDefault(File.Exists);
    }

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
