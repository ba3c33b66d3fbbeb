using System.Text.Json;
using Flowyte.Conformance.Latencies;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes the member <c>latency</c> of <c>results.json</c>.</summary>
internal static class LatencyJson
{
    private const int MaxSamples = 1000;

    public static void Write(Utf8JsonWriter json, IReadOnlyList<ReplyLatency> replies)
    {
        json.WriteStartObject("latency");
        json.WriteNumber("replies", replies.Count);
        Write(json, "firstToken", LatencySummary.Of(replies.Select(reply => reply.FirstTokenMs).OfType<double>()));
        Write(json, "total", LatencySummary.Of(replies.Select(reply => reply.TotalMs)));
        json.WriteStartArray("samples");
        foreach (var reply in replies.Take(MaxSamples))
        {
            json.WriteStartObject();
            json.WriteString("exchange", reply.Exchange);
            Write(json, "firstTokenMs", reply.FirstTokenMs);
            json.WriteNumber("totalMs", reply.TotalMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, LatencySummary? summary)
    {
        if (summary is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("medianMs", Math.Round(summary.MedianMs, 1));
        json.WriteNumber("p90Ms", Math.Round(summary.P90Ms, 1));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? milliseconds)
    {
        if (milliseconds is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
