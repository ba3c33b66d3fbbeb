using System.Globalization;
using System.Text;

namespace Flowyte.MockServer.Metrics;

/// <summary>Writes the counts as Prometheus reads them, with the names that OpenTelemetry's exporter gives them.</summary>
internal static class PrometheusText
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(MetricsSnapshot metrics)
    {
        var text = new StringBuilder();
        Family(text, "flowyte_mock_requests_total", "counter", "Requests that are over.");
        foreach (var (kind, count) in metrics.Requests)
        {
            var labels = kind.Tags().Select(tag => $"{tag.Key.Replace('.', '_')}=\"{tag.Value}\"");
            Line(text, $"flowyte_mock_requests_total{{{string.Join(',', labels)}}}", count);
        }

        Family(text, "flowyte_mock_stream_events_total", "counter", "Events of streams that were sent.");
        Line(text, "flowyte_mock_stream_events_total", metrics.Events);
        Family(text, "flowyte_mock_faults_total", "counter", "Answers that had a fault.");
        foreach (var (fault, count) in metrics.Faults)
        {
            Line(text, $"flowyte_mock_faults_total{{flowyte_fault=\"{Escaped(fault)}\"}}", count);
        }

        Family(text, "flowyte_mock_streams_active", "gauge", "Streams that are being sent.");
        Line(text, "flowyte_mock_streams_active", metrics.ActiveStreams);
        Family(text, "flowyte_mock_request_duration_seconds", "histogram", "The time from the head of a request to the end of its answer.");
        var sum = 0L;
        foreach (var (bound, count) in metrics.Durations)
        {
            sum += count;
            var limit = double.IsInfinity(bound) ? "+Inf" : bound.ToString(CultureInfo.InvariantCulture);
            Line(text, $"flowyte_mock_request_duration_seconds_bucket{{le=\"{limit}\"}}", sum);
        }

        Line(text, "flowyte_mock_request_duration_seconds_sum", metrics.Seconds);
        Line(text, "flowyte_mock_request_duration_seconds_count", sum);
        return text.ToString();
    }

    private static void Family(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static void Line(StringBuilder text, string series, double value) =>
        text.Append(series).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string label) => label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
