using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Recording;

/// <summary>
/// The folder that a run is recorded into, so that it can be judged again without any network: <c>recording.jsonl</c>, of which
/// the first line tells of the run, each other line holds one exchange, and the last says that the run came to its end. It holds no key.
/// </summary>
public static class RecordingFolder
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "recording.jsonl";

    /// <summary>Writes a run, whole or not at all.</summary>
    /// <param name="record">The run.</param>
    /// <param name="directory">The folder; made where it is missing.</param>
    /// <param name="cancellation">Stops writing; then there is no file, or still the one from before.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task<string> WriteAsync(RunRecord record, string directory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, FileName);
        var temporary = path + ".tmp";
        try
        {
            await using (var file = File.Create(temporary))
            {
                Write(record, file, cancellation);
            }

            File.Move(temporary, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Reads a run, ready for <see cref="Suite.Judge(RunRecord)"/>. In place of each key stands something else. One that was not written
    /// to its end is read as far as it goes, and marked: a line that is cut in half at the end is left out.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="RecordingException">The recording is broken, or of a version that this harness does not know.</exception>
    /// <exception cref="IOException">There is no recording, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The recording may not be read.</exception>
    public static RunRecord Read(string directory) => RecordingReader.Read(Path.Combine(directory, FileName));

    private static void Write(RunRecord record, Stream file, CancellationToken cancellation)
    {
        var standIns = record.HoldsStandIns ? null : new KeyStandIns(record.Target, record.Settings.Shard?.Index ?? 0);
        var target = standIns?.Target ?? record.Target;
        RecordingJson.WriteLine(file, RecordingWriter.HeaderOf(record.SpecsVersion, record.SpecsFingerprint, target, record.Settings, record.StartedAt));
        foreach (var exchange in record.Exchanges)
        {
            cancellation.ThrowIfCancellationRequested();
            RecordingJson.WriteLine(file, standIns?.Replace(exchange) ?? exchange);
        }

        RecordingJson.WriteLine(file, RecordingWriter.EndOf(record, text => standIns?.Replace(text) ?? text, record.Exchanges.Count));
    }
}
