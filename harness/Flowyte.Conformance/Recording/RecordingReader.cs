using System.Text.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Recording;

/// <summary>Reads the file of a recording.</summary>
/// <param name="path">The file.</param>
internal sealed class RecordingReader(string path)
{
    private const string BrokeOff = "the run broke off before its end";

    private readonly Dictionary<string, Exchange> _exchanges = [];

    public static RunRecord Read(string path) => new RecordingReader(path).Read();

    private RunRecord Read()
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        var first = lines.MoveNext() ? lines.Current : "";
        var record = VersionOf(first) switch
        {
            1 => ReadFirst(first, lines),
            RecordingHeader.CurrentVersion => ReadCurrent(first, lines),
            var other => throw Problem(1, $"the recording has version {other} of the format, this harness reads versions 1 to {RecordingHeader.CurrentVersion}"),
        };
        return record with { HoldsStandIns = true };
    }

    private RunRecord ReadFirst(string first, IEnumerator<string> lines)
    {
        var header = RecordingJson.ReadLine<RecordingHeaderV1>(path, 1, first);
        for (var line = 2; lines.MoveNext(); line++)
        {
            Add(line, RecordingJson.ReadLine<Exchange>(path, line, lines.Current));
        }

        var record = RecordOf(header.Target, header.Settings, header.Specs, header.StartedAt);
        return _exchanges.Count == header.Exchanges
            ? record with { Duration = header.Duration, Unsent = header.Unsent, Interrupted = header.Interrupted, Unreachable = header.Unreachable }
            : throw Problem(_exchanges.Count + 1, $"the first line tells of {header.Exchanges} exchanges, here are {_exchanges.Count}: the recording was cut off or put together");
    }

    private RunRecord ReadCurrent(string first, IEnumerator<string> lines)
    {
        var header = RecordingJson.ReadLine<RecordingHeader>(path, 1, first);
        var end = ReadToEnd(lines);
        var record = RecordOf(header.Target, header.Settings, header.Specs, header.StartedAt) with { SpecsFingerprint = header.Fingerprint };
        return end is null
            ? record with { Duration = LastMoment(header.StartedAt), Interrupted = true, Incomplete = BrokeOff }
            : record with { Duration = end.Duration, Unsent = end.Unsent, Interrupted = end.Interrupted, Incomplete = end.Incomplete, Unreachable = end.Unreachable };
    }

    /// <summary>Reads the exchanges.</summary>
    /// <returns>What the last line says; null where the recording was not written to its end.</returns>
    private RecordingEnd? ReadToEnd(IEnumerator<string> lines)
    {
        var hasNext = lines.MoveNext();
        for (var line = 2; hasNext; line++)
        {
            var text = lines.Current;
            hasNext = lines.MoveNext();
            if (text.StartsWith(RecordingLastLine.Start, StringComparison.Ordinal) && TryRead<RecordingLastLine>(line, text, isLast: !hasNext) is { Finished: var end })
            {
                return hasNext ? throw Problem(line + 1, "here are lines behind the end of the recording: it was put together")
                    : end.Exchanges == _exchanges.Count ? end
                    : throw Problem(line, $"the last line tells of {end.Exchanges} exchanges, here are {_exchanges.Count}: lines were taken out or put in");
            }

            if (TryRead<Exchange>(line, text, isLast: !hasNext) is { } exchange)
            {
                Add(line, exchange);
            }
        }

        return null;
    }

    // The last line may be cut in half, by whoever killed the process.
    private T? TryRead<T>(int line, string text, bool isLast)
        where T : class
    {
        try
        {
            return RecordingJson.ReadLine<T>(path, line, text);
        }
        catch (RecordingException) when (isLast && IsCut(text))
        {
            return null;
        }
    }

    private static bool IsCut(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private void Add(int line, Exchange exchange)
    {
        if (!_exchanges.TryAdd(exchange.Id, exchange))
        {
            throw Problem(line, $"the exchange {exchange.Id} is there twice");
        }
    }

    private TimeSpan LastMoment(DateTimeOffset startedAt) =>
        _exchanges.Values.Select(exchange => exchange.Timing.StartedAt + exchange.Timing.Total - startedAt).Append(TimeSpan.Zero).Max();

    private RunRecord RecordOf(Target target, RunSettings settings, string specs, DateTimeOffset startedAt) => new()
    {
        Target = target,
        Settings = settings,
        SpecsVersion = specs,
        StartedAt = startedAt,
        Duration = TimeSpan.Zero,
        Exchanges = [.. _exchanges.Values],
        Unsent = new Dictionary<string, string>(),
    };

    private int VersionOf(string first)
    {
        // The version first: a newer form may differ in everything else.
        using var document = RecordingJson.ReadLine<JsonDocument>(path, 1, first);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("recording", out var version) && version.TryGetInt32(out var number)
            ? number
            : throw Problem(1, "this is no recording: a member recording with the version of the format was expected");
    }

    private RecordingException Problem(int line, string message) => new(path, line, message);
}
