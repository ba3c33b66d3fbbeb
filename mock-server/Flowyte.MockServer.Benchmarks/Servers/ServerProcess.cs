using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Benchmarks.Servers;

/// <summary>A server in a process of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>The base URL of its API.</summary>
    public Uri Url { get; }

    /// <summary>The path at which completions are created.</summary>
    public string ChatPath => Url.AbsolutePath.TrimEnd('/') + "/chat/completions";

    /// <summary>Its address.</summary>
    public IPEndPoint Address => new(IPAddress.Loopback, Url.Port);

    /// <summary>The processor time that it has taken so far.</summary>
    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds, as the system counts it.</summary>
    public long Bytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a program that prints its base URL, and waits for that.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onOneCore">Whether it may take one core only, so that the other is left to whoever asks it. Linux only; elsewhere it takes what it gets.</param>
    /// <exception cref="InvalidOperationException">It ended without a URL.</exception>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, bool onOneCore = false)
    {
        var start = onOneCore && OperatingSystem.IsLinux()
            ? new ProcessStartInfo("taskset", ["--cpu-list", "0", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;

        // How the load generator waits for its sockets is its own affair: servers have .NET's settings, as their users have.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_SYSTEM_NET_SOCKETS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (HttpUrl().Match(line) is { Success: true } url)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServerProcess(process, new Uri(url.Value));
            }
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it printed its URL.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://[\w.:/]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpUrl();
}
