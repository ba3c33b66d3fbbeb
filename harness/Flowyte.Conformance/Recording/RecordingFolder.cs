using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Recording;

/// <summary>
/// The folder that a run is recorded into, so that it can be judged again without any network: <c>recording.jsonl</c>, of which
/// the first line tells of the run and each other line holds one exchange. It holds no key.
/// </summary>
public static class RecordingFolder
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "recording.jsonl";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Escaping is for pages; this is read by people and by ourselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new BytesConverter(), new JsonStringEnumConverter() },
    };

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
                await WriteAsync(record, file, cancellation);
            }

            File.Move(temporary, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a run, ready for <see cref="Suite.Judge(RunRecord)"/>. In place of each key stands something else.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="RecordingException">The recording is broken, or of a version that this harness does not know.</exception>
    /// <exception cref="IOException">There is no recording, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The recording may not be read.</exception>
    public static RunRecord Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        using var lines = File.ReadLines(path).GetEnumerator();
        var header = ReadHeader(path, lines.MoveNext() ? lines.Current : "");
        var exchanges = new Dictionary<string, Exchange>();
        while (lines.MoveNext())
        {
            var line = exchanges.Count + 2;
            var exchange = ReadLine<Exchange>(path, line, lines.Current);
            if (!exchanges.TryAdd(exchange.Id, exchange))
            {
                throw new RecordingException(path, line, $"the exchange {exchange.Id} is there twice");
            }
        }

        return exchanges.Count == header.Exchanges
            ? new RunRecord
            {
                Target = header.Target,
                Settings = header.Settings,
                SpecsVersion = header.Specs,
                StartedAt = header.StartedAt,
                Duration = header.Duration,
                Exchanges = [.. exchanges.Values],
                Unsent = header.Unsent,
                Interrupted = header.Interrupted,
                Unreachable = header.Unreachable,
            }
            : throw new RecordingException(path, exchanges.Count + 1, $"the first line tells of {header.Exchanges} exchanges, here are {exchanges.Count}: the recording was cut off or put together");
    }

    private static async Task WriteAsync(RunRecord record, Stream file, CancellationToken cancellation)
    {
        var standIns = new KeyStandIns(record.Target);
        await WriteLineAsync(file, new RecordingHeader
        {
            Recording = RecordingHeader.CurrentVersion,
            Specs = record.SpecsVersion,
            Target = standIns.Target,
            Settings = record.Settings,
            StartedAt = record.StartedAt,
            Duration = record.Duration,
            Interrupted = record.Interrupted,
            Unreachable = record.Unreachable is null ? null : standIns.Replace(record.Unreachable),
            Unsent = record.Unsent.ToDictionary(pair => pair.Key, pair => standIns.Replace(pair.Value)),
            Exchanges = record.Exchanges.Count,
        });
        foreach (var exchange in record.Exchanges)
        {
            await WriteLineAsync(file, standIns.Replace(exchange));
        }

        async Task WriteLineAsync<T>(Stream stream, T value)
        {
            await JsonSerializer.SerializeAsync(stream, value, Options, cancellation);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    private static RecordingHeader ReadHeader(string path, string text)
    {
        // The version first: a newer form may differ in everything else.
        using var document = ReadLine<JsonDocument>(path, 1, text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("recording", out var version) || !version.TryGetInt32(out var number))
        {
            throw new RecordingException(path, 1, "this is no recording: a member recording with the version of the format was expected");
        }

        return number == RecordingHeader.CurrentVersion
            ? ReadLine<RecordingHeader>(path, 1, text)
            : throw new RecordingException(path, 1, $"the recording has version {number} of the format, this harness reads version {RecordingHeader.CurrentVersion}");
    }

    private static T ReadLine<T>(string path, int line, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("an object was expected, not null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Its message ends in a line number of its own, which counts within this line.
            var where = exception is JsonException { Path: { Length: > 1 } member } ? $" ({member})" : "";
            throw new RecordingException(path, line, exception.Message.Split(" Path: ", 2)[0] + where, exception);
        }
    }
}
