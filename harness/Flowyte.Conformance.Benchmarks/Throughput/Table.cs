using System.Runtime.InteropServices;

namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>Measurements as a Markdown table.</summary>
internal static class Table
{
    /// <summary>Writes the table, with a line about where it comes from.</summary>
    public static string Write(IReadOnlyList<Measurement> measurements, int rounds)
    {
        string[] lines =
        [
            "| What | MB/s | Runs/s | Allocated |",
            "| --- | ---: | ---: | ---: |",
            .. measurements.Select(Row),
            "",
            $"Per second of processor time; medians of {rounds} rounds on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, {Environment.ProcessorCount} cores. Again: `dotnet run -c Release --project harness/Flowyte.Conformance.Benchmarks -- --write-readme`.",
        ];
        return string.Join('\n', lines);
    }

    private static string Row(Measurement measurement) =>
        $"| {measurement.Workload.Name} | {measurement.MegabytesPerSecond:N0} | {measurement.RunsPerSecond:N0} | {measurement.AllocatedBytes / 1024.0:N1} KiB |";
}
