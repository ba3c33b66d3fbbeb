using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Metrics;

/// <summary>
/// Counts what the mock does since its start, and tells it by the conventions of OpenTelemetry. Sums are told when a
/// listener asks for them: a request pays the same whether somebody listens or not.
/// </summary>
internal sealed class MockMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Flowyte.MockServer";

    // What OpenTelemetry advises for http.server.request.duration, in seconds.
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Lock _lock = new();
    private readonly Dictionary<RequestKind, long> _requests = [];
    private readonly Dictionary<string, long> _faults = [];
    private readonly long[] _durations = new long[Bounds.Length + 1];
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private double _seconds;
    private long _events;
    private long _streams;

    /// <param name="port">The port of the mock, which tells several mocks of a process apart.</param>
    public MockMetrics(int port)
    {
        _meter = new Meter(new MeterOptions(MeterName) { Version = MockVersion.Text, Tags = [new("server.port", port)] });
        _meter.CreateObservableCounter("flowyte.mock.requests", () => Snapshot().Requests.Select(pair => new Measurement<long>(pair.Value, pair.Key.Tags())), "{request}", "Requests that are over.");
        _meter.CreateObservableCounter("flowyte.mock.stream.events", () => Snapshot().Events, "{event}", "Events of streams that were sent.");
        _meter.CreateObservableCounter("flowyte.mock.faults", () => Snapshot().Faults.Select(pair => new Measurement<long>(pair.Value, new KeyValuePair<string, object?>("flowyte.fault", pair.Key))), "{fault}", "Answers that had a fault.");
        _meter.CreateObservableUpDownCounter("flowyte.mock.streams.active", () => Snapshot().ActiveStreams, "{stream}", "Streams that are being sent.");
        _duration = _meter.CreateHistogram("flowyte.mock.request.duration", "s", "The time from the head of a request to the end of its answer.", [], new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
    }

    /// <summary>A stream begins.</summary>
    public void StreamBegins() => Interlocked.Increment(ref _streams);

    /// <summary>A stream is over.</summary>
    public void StreamEnds() => Interlocked.Decrement(ref _streams);

    /// <summary>A request is over.</summary>
    public void Add(JournalEntry entry)
    {
        var kind = new RequestKind(entry.Method, entry.Status, entry.Outcome);
        var seconds = entry.Took.TotalSeconds;
        lock (_lock)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_requests, kind, out _)++;
            _events += entry.EventsSent;
            _seconds += seconds;
            _durations[Bucket(seconds)]++;
            if (entry.Fault is { } fault)
            {
                _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
            }
        }

        if (_duration.Enabled)
        {
            _duration.Record(seconds, kind.Tags());
        }
    }

    /// <summary>All counts at one moment.</summary>
    public MetricsSnapshot Snapshot()
    {
        lock (_lock)
        {
            return new()
            {
                Requests = [.. _requests],
                Faults = [.. _faults],
                Events = _events,
                ActiveStreams = Interlocked.Read(ref _streams),
                Seconds = _seconds,
                Durations = [.. Bounds.Append(double.PositiveInfinity).Zip(_durations)],
            };
        }
    }

    public void Dispose() => _meter.Dispose();

    private static int Bucket(double seconds)
    {
        var bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket])
        {
            bucket++;
        }

        return bucket;
    }
}
