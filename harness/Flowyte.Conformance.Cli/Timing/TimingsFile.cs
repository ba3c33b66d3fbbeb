using System.Text.Json;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Timing;

/// <summary>The file that <c>--timings</c> names: where the time of a run went, as JSON.</summary>
internal static class TimingsFile
{
    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static Task WriteAsync(PhaseClock clock, long peakBytes, string path) =>
        AtomicFile.WriteAsync(path, output => Write(clock, peakBytes, output), CancellationToken.None);

    private static void Write(PhaseClock clock, long peakBytes, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("wholeMs", Milliseconds(clock.Whole));
        json.WriteNumber("peakBytes", peakBytes);
        json.WriteStartArray("phases");
        foreach (var phase in clock.Phases)
        {
            json.WriteStartObject();
            json.WriteString("name", phase.Name);
            json.WriteNumber("ms", Milliseconds(phase.Duration));
            json.WriteNumber("allocatedBytes", phase.AllocatedBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static decimal Milliseconds(TimeSpan time) => Math.Round((decimal)time.Ticks / TimeSpan.TicksPerMillisecond, 3);
}
