using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>npm's <c>@copilotkit/aimock</c>, with a key, a match and its journal, too.</summary>
internal static class Aimock
{
    private const int Chunks = 62;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Servers", "aimock");

    /// <summary>Installs it as its lock file says, and starts it.</summary>
    /// <returns>The server; or why there is none.</returns>
    public static async Task<(ServerProcess? Server, string? Problem)> StartAsync()
    {
        try
        {
            using var npm = Process.Start(Npm())!;
            var output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                return (null, $"npm ci ended with exit code {npm.ExitCode}: {string.Concat(output).Trim().Split('\n')[0]}");
            }

            string[] arguments = [Path.Combine(Folder, "serve.mjs"), MockKeys.Secret, Chunks.ToString(CultureInfo.InvariantCulture)];
            return (await ServerProcess.StartAsync("node", arguments, onOneCore: true), null);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return (null, exception.Message);
        }
    }

    // On Windows npm is a script, which only the shell starts.
    private static ProcessStartInfo Npm() => new(OperatingSystem.IsWindows() ? "cmd" : "npm", OperatingSystem.IsWindows() ? ["/c", "npm", "ci"] : ["ci"])
    {
        WorkingDirectory = Folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
