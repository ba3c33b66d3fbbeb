using System.Text.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Sarif;

/// <summary>Writes <c>results.sarif</c>, by SARIF 2.1.0 (OASIS): a rule a requirement, a result for each that failed or was warned of.</summary>
internal sealed class SarifReport : IReportWriter
{
    private const string Tool = "flowyte-conformance";

    public ReportFormats Format => ReportFormats.Sarif;

    public string FileName => "results.sarif";

    public void Write(ReportView view, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, view);
        WriteAutomation(json, view);
        SarifInvocation.Write(json, view);
        SarifResults.WriteBases(json);
        SarifResults.Write(json, view);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("redactionTokens");
        json.WriteStringValue(Wire.Redactor.Mark);
        json.WriteEndArray();
        WriteProperties(json, view);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", Tool);
        json.WriteString("fullName", $"{Tool} {HarnessVersion.Current}, specs {view.Specs.Version}");
        json.WriteString("version", HarnessVersion.Current);
        SarifText.Write(json, "shortDescription", "Says whether a deployment of Flowyte's OpenAI-compatible endpoint does what Flowyte's documentation promises.");
        SarifRules.Write(json, view.Requirements);
        json.WriteStartObject("properties");
        json.WriteString("specsVersion", view.Specs.Version);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // All but the part behind the last slash is the category: runs of the same target are compared with one another, whatever port the mock has.
    private static void WriteAutomation(Utf8JsonWriter json, ReportView view)
    {
        var host = view.IsEmbeddedMock ? "mock" : Uri.TryCreate(view.BaseUrl, UriKind.Absolute, out var url) ? url.Authority : "target";
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"{Tool}/{host}/{Uri.EscapeDataString(view.Agent)}/{SarifText.Time(view.StartedAt)}");
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartObject("properties");
        json.WriteString("verdict", view.VerdictName);
        json.WriteString("target", SarifText.Visible(view.BaseUrl));
        json.WriteString("agent", SarifText.Visible(view.Agent));
        json.WriteBoolean("embeddedMock", view.IsEmbeddedMock);
        json.WriteString("specsVersion", view.Specs.Version);
        json.WriteString("profiles", string.Join(',', view.Settings.Profiles));
        json.WriteNumber("seed", view.Settings.Seed);
        json.WriteBoolean("strict", view.Settings.Strict);
        json.WriteBoolean("interrupted", view.IsInterrupted);
        json.WriteBoolean("partial", view.IsPartial);
        if (view.Settings.Shard is { } shard)
        {
            json.WriteString("shard", $"{shard}");
        }

        json.WriteNumber("requests", view.Exchanges.Count);
        foreach (var status in Figures.Statuses)
        {
            json.WriteNumber(Figures.Name(status), view.Count(status));
        }

        json.WriteEndObject();
    }
}
