using System.Diagnostics.Metrics;
using Flowyte.MockServer.Tests.Control;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Metrics;

[CancelAfter(20_000)]
public sealed class MetricsTests
{
    [Test]
    public async Task Requests_events_faults_and_streams_are_counted(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        using var client = new ControlClient(mock);
        var events = await AskAsync(mock, cancellation);
        var text = await client.TextAsync("/_flowyte/metrics");

        Assert.That(text.Split('\n'), Is.SupersetOf(new[]
        {
            "flowyte_mock_requests_total{http_request_method=\"POST\",http_response_status_code=\"200\"} 2",
            "flowyte_mock_requests_total{http_request_method=\"_OTHER\",http_response_status_code=\"405\"} 1",
            $"flowyte_mock_stream_events_total {events}",
            "flowyte_mock_faults_total{flowyte_fault=\"id-number\"} 1",
            "flowyte_mock_streams_active 0",
            "flowyte_mock_request_duration_seconds_bucket{le=\"+Inf\"} 3",
            "flowyte_mock_request_duration_seconds_count 3",
        }));
    }

    [Test]
    public async Task A_listener_of_the_meter_sees_the_same(CancellationToken cancellation)
    {
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        var sums = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Flowyte.MockServer" && instrument.Meter.Tags!.Any(tag => Equals(tag.Value, mock.BaseUrl.Port)))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Add(instrument, 1));
        listener.Start();
        var events = await AskAsync(mock, cancellation);
        listener.RecordObservableInstruments();

        Assert.That(sums, Is.EquivalentTo(new Dictionary<string, double>
        {
            ["flowyte.mock.requests"] = 3,
            ["flowyte.mock.stream.events"] = events,
            ["flowyte.mock.faults"] = 1,
            ["flowyte.mock.streams.active"] = 0,
            ["flowyte.mock.request.duration"] = 3,
        }));

        void Add(Instrument instrument, double value)
        {
            lock (sums)
            {
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }

    private static async Task<int> AskAsync(FlowyteMock mock, CancellationToken cancellation)
    {
        using var client = new MockClient(mock);
        using var faulty = new MockClient(mock) { Fault = "id-number" };
        using var stream = await client.PostAsync(Question("hi", stream: true));
        var events = await stream.EventsAsync();
        using var plain = await faulty.PostAsync(Question("hi"));
        using var other = await client.SendAsync(new HttpMethod("BREW"));
        await mock.Journal.WaitAsync(entry => entry.Number == 3, cancellation);
        return events.Length;
    }
}
