using System.Globalization;
using System.Text.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;

namespace Flowyte.Conformance.Changes;

/// <summary>Writes what changed for programs, as <c>specs/schemas/changes.schema.json</c> describes it.</summary>
internal static class ChangesJson
{
    /// <summary>The version of the form: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    public static void Write(RunComparison comparison, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("result", comparison.Result);
        json.WriteString("headline", comparison.Headline);
        json.WriteNumber("exitCode", comparison.ExitCode);
        json.WriteNumber("compared", comparison.Compared);
        Write(json, "old", comparison.Old);
        Write(json, "new", comparison.New);
        json.WriteStartArray("remarks");
        foreach (var remark in comparison.Remarks)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            Write(json, change);
        }

        json.WriteEndArray();
        json.WriteStartArray("latency");
        foreach (var latency in comparison.Latencies)
        {
            Write(json, latency);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The name of a kind, such as <c>stillBroken</c>.</summary>
    public static string NameOf(ChangeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static void Write(Utf8JsonWriter json, string name, SavedRun run)
    {
        json.WriteStartObject(name);
        json.WriteString("baseUrl", run.BaseUrl);
        json.WriteString("agent", run.Agent);
        json.WriteBoolean("embeddedMock", run.IsEmbeddedMock);
        json.WriteString("specsVersion", run.SpecsVersion);
        json.WriteString("startedAt", run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("verdict", run.Verdict);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RequirementChange change)
    {
        json.WriteStartObject();
        json.WriteString("id", change.Id);
        json.WriteString("level", Figures.Name(change.Level));
        json.WriteString("kind", NameOf(change.Kind));
        json.WriteBoolean("newFailure", change.IsNewFailure);
        Write(json, "old", change.Old);
        Write(json, "new", change.New);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SavedRequirement? requirement)
    {
        if (requirement is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("status", Figures.Name(requirement.Status));
        json.WriteBoolean("unstable", requirement.Unstable);
        json.WriteString("causedBy", requirement.CausedBy);
        json.WriteString("message", requirement.Message);
        json.WriteString("reason", requirement.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LatencyComparison latency)
    {
        json.WriteStartObject();
        json.WriteString("of", latency.Name);
        json.WriteNumber("replies", latency.Pairs);
        json.WriteNumber("oldMedianMs", Math.Round(latency.OldMedianMs, 1));
        json.WriteNumber("newMedianMs", Math.Round(latency.NewMedianMs, 1));
        json.WriteNumber("differenceMs", Math.Round(latency.DifferenceMs, 1));
        json.WriteNumber("deviation", Math.Round(latency.Deviation, 2));
        json.WriteString("shift", latency.Shift.ToString().ToLowerInvariant());
        json.WriteString("obstacle", latency.Obstacle);
        json.WriteEndObject();
    }
}
