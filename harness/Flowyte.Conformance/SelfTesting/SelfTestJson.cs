using System.Text.Json;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Writes the matrix of a self-test as JSON.</summary>
internal static class SelfTestJson
{
    /// <summary>The version of the form of the file: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    public static void Write(SelfTestReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteBoolean("right", report.IsRight);
        json.WriteString("specsVersion", report.Specs.Version);
        json.WriteString("harnessVersion", HarnessVersion.Current);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
        json.WriteStartObject("totals");
        json.WriteNumber("faults", report.Faults.Count);
        json.WriteNumber("detected", report.Detected);
        json.WriteNumber("rightHeadlines", report.RightHeadlines);
        json.WriteNumber("variants", report.Variants.Count);
        json.WriteNumber("falseAlarms", report.FalseAlarms);
        json.WriteNumber("wrong", report.Wrong.Count);
        json.WriteEndObject();
        WriteStrings(json, "unexercised", report.Unexercised.Select(requirement => requirement.Id));
        json.WriteStartArray("faults");
        foreach (var result in report.Faults)
        {
            WriteStart(json, result);
            json.WriteBoolean("detected", result.IsDetected);
            json.WriteBoolean("headlineRight", result.IsHeadlineRight);
            WriteStrings(json, "breaks", result.Fault.Breaks);
            json.WriteString("headline", result.Headline);
            WriteStrings(json, "consequences", result.Consequences);
            WriteStrings(json, "unexplained", result.Unexplained);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("variants");
        foreach (var result in report.Variants)
        {
            WriteStart(json, result);
            WriteStrings(json, "near", result.Fault.Near);
            WriteStrings(json, "noted", result.Noted);
            WriteStrings(json, "missingNotes", result.MissingNotes);
            WriteStrings(json, "falseAlarms", result.FalseAlarms);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, FaultResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Fault.Id);
        json.WriteString("title", result.Fault.Title);
        json.WriteBoolean("right", result.IsRight);
        json.WriteString("complaint", result.Complaint);
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
