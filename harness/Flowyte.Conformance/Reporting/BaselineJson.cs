using System.Globalization;
using System.Text.Json;
using Flowyte.Conformance.Baselines;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes what <c>results.json</c> says of a baseline; nothing where the run had none.</summary>
internal static class BaselineJson
{
    /// <summary>Writes the member <c>baseline</c> of the run.</summary>
    public static void Write(Utf8JsonWriter json, ReportView view)
    {
        if (view.Baseline is not { } baseline)
        {
            return;
        }

        json.WriteStartObject("baseline");
        json.WriteNumber("accepted", view.AcceptedFailures);
        Write(json, "stale", baseline.Stale);
        Write(json, "unused", baseline.Unused);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>accepted</c> of a requirement.</summary>
    public static void Write(Utf8JsonWriter json, Acceptance? acceptance)
    {
        if (acceptance is null)
        {
            return;
        }

        json.WriteStartObject("accepted");
        json.WriteString("reason", acceptance.Reason);
        json.WriteString("until", acceptance.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
