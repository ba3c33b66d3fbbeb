using System.Globalization;
using System.Text.Json;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes <c>results.json</c>, as <c>specs/schemas/results.schema.json</c> describes it.</summary>
internal sealed class JsonReport : IReportWriter
{
    /// <summary>The version of the form of the file: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    private const int MaxFindings = 100;
    private const int MaxEvidence = 200;

    public ReportFormats Format => ReportFormats.Json;

    public string FileName => "results.json";

    public void Write(ReportView view, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("verdict", view.VerdictName.Replace("partially ", "", StringComparison.Ordinal));
        json.WriteString("headline", view.Headline);
        json.WriteNumber("exitCode", view.ExitCode);
        json.WriteBoolean("partial", view.IsPartial);
        json.WriteBoolean("interrupted", view.IsInterrupted);
        if (view.Settings.Shard is { } shard)
        {
            json.WriteStartObject("shard");
            json.WriteNumber("index", shard.Index);
            json.WriteNumber("count", shard.Count);
            json.WriteEndObject();
        }

        json.WriteStartObject("target");
        json.WriteString("baseUrl", view.BaseUrl);
        json.WriteString("agent", view.Agent);
        json.WriteBoolean("embeddedMock", view.IsEmbeddedMock);
        json.WriteEndObject();
        WriteStrings(json, "profiles", view.Settings.Profiles);
        json.WriteString("dialect", view.Specs.Dialect.Name);
        json.WriteBoolean("strict", view.Settings.Strict);
        json.WriteString("specsVersion", view.Specs.Version);
        json.WriteString("harnessVersion", HarnessVersion.Current);
        json.WriteString("startedAt", view.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("durationMs", (long)view.Duration.TotalMilliseconds);
        json.WriteNumber("requests", view.Exchanges.Count);
        json.WriteNumber("completions", view.Completions);
        json.WriteStartObject("totals");
        foreach (var status in Figures.Statuses)
        {
            json.WriteNumber(Figures.Name(status), view.Count(status));
        }

        json.WriteEndObject();
        LatencyJson.Write(json, view.Latencies);
        BaselineJson.Write(json, view);
        WriteDialects(json, view);
        WriteStrings(json, "problems", view.Problems);
        json.WriteStartArray("requirements");
        foreach (var result in view.Specs.Groups.SelectMany(view.ResultsOf))
        {
            Write(json, result);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDialects(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartArray("otherDialects");
        foreach (var outcome in view.OtherDialects)
        {
            json.WriteStartObject();
            json.WriteString("dialect", outcome.Dialect.Name);
            json.WriteStartArray("uncounted");
            foreach (var failure in outcome.Uncounted)
            {
                json.WriteStartObject();
                json.WriteString("id", failure.Requirement);
                json.WriteString("reason", failure.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RequirementResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Requirement.Id);
        json.WriteString("group", result.Requirement.Group);
        json.WriteString("level", Figures.Name(result.Requirement.Level));
        json.WriteString("status", Figures.Name(result.Status));
        json.WriteString("reason", result.Reason);
        json.WriteString("causedBy", result.CausedBy);
        json.WriteBoolean("unstable", result.Unstable);
        BaselineJson.Write(json, result.Accepted);
        if (result is { Status: RequirementStatus.Failed or RequirementStatus.Warned, Requirement.BrokenSdks: { } broken })
        {
            Write(json, broken);
        }

        json.WriteNumber("findingCount", result.Findings.Count);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings.Take(MaxFindings))
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteNumber("evidenceCount", result.Evidence.Count);
        WriteStrings(json, "evidence", result.Evidence.Take(MaxEvidence));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<BrokenSdk> broken)
    {
        json.WriteStartArray("brokenSdks");
        foreach (var sdk in broken)
        {
            json.WriteStartObject();
            json.WriteString("client", sdk.Client);
            json.WriteString("version", sdk.Version);
            json.WriteString("language", sdk.Language);
            WriteStrings(json, "modes", sdk.Modes);
            json.WriteString("effect", sdk.Effect);
            WriteStrings(json, "faults", sdk.Faults);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("message", finding.Message);
        json.WriteString("expected", finding.Expected);
        json.WriteString("actual", finding.Actual);
        json.WriteString("exchange", finding.Exchange);
        if (finding.Location is { } location)
        {
            json.WriteStartObject("location");
            json.WriteString("part", JsonNamingPolicy.CamelCase.ConvertName(location.Part.ToString()));
            json.WriteNumber("offset", location.Offset);
            json.WriteNumber("length", location.Length);
            if (location.Pointer is { } pointer)
            {
                json.WriteString("pointer", pointer);
            }

            if (location.Event is { } number)
            {
                json.WriteNumber("event", number);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
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
