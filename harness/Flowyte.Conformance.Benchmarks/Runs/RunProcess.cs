using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>Starts the command line.</summary>
internal static class RunProcess
{
    /// <summary>Runs it once on the embedded mock.</summary>
    /// <param name="program">The path of the program.</param>
    /// <exception cref="InvalidOperationException">The mock was not found conformant.</exception>
    public static async Task<RunSample> OnceAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("flowyte-conformance-").FullName;
        try
        {
            var timings = Path.Combine(folder, "timings.json");
            var start = TimeProvider.System.GetTimestamp();
            using (var process = Process.Start(StartOf(program, folder, timings))!)
            {
                // Both are read at once: a full pipe would make the process wait.
                var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                await process.WaitForExitAsync();
                if (process.ExitCode != 0)
                {
                    throw new InvalidOperationException($"the run ended with exit code {process.ExitCode}: {string.Concat(output)}");
                }
            }

            var whole = TimeProvider.System.GetElapsedTime(start);
            return Read(whole, await File.ReadAllTextAsync(timings), await File.ReadAllTextAsync(Path.Combine(folder, "results.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Puts together what a run wrote.</summary>
    internal static RunSample Read(TimeSpan whole, string timings, string results)
    {
        var file = JsonNode.Parse(timings)!;
        return new RunSample(
            whole,
            file["peakBytes"]!.GetValue<long>(),
            [.. file["phases"]!.AsArray().Select(phase => new RunPhase(
                phase!["name"]!.GetValue<string>(),
                TimeSpan.FromMilliseconds(phase["ms"]!.GetValue<double>()),
                phase["allocatedBytes"]!.GetValue<long>()))],
            Lasting(JsonNode.Parse(results)!));
    }

    private static string Lasting(JsonNode results)
    {
        foreach (var name in new[] { "startedAt", "durationMs", "latency" })
        {
            results.AsObject().Remove(name);
        }

        var baseUrl = new UriBuilder(results["target"]!["baseUrl"]!.GetValue<string>());
        return results.ToJsonString().Replace($":{baseUrl.Port}/", "/", StringComparison.Ordinal);
    }

    private static ProcessStartInfo StartOf(string program, string folder, string timings)
    {
        var start = new ProcessStartInfo(program, ["run", "--out", folder, "--timings", timings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FLOWYTE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
