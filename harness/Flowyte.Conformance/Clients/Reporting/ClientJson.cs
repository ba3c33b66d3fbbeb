using System.Text.Json;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>Writes what was found of a client as JSON.</summary>
internal static class ClientJson
{
    /// <summary>The version of the form of the file: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    public static void Write(ClientReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("client", report.Hello.Client);
        json.WriteString("version", report.Hello.Version);
        json.WriteString("language", report.Hello.Language);
        json.WriteString("specsVersion", report.SpecsVersion);
        json.WriteString("harnessVersion", HarnessVersion.Current);
        json.WriteBoolean("conformant", report.IsConformant);
        json.WriteStartArray("requirements");
        foreach (var result in report.Requirements)
        {
            Write(json, result);
        }

        json.WriteEndArray();
        json.WriteStartArray("measured");
        foreach (var cell in report.Cells)
        {
            json.WriteStartObject();
            json.WriteString("mode", cell.Mode);
            json.WriteString("fault", cell.Scenario.FaultId);
            json.WriteString("form", cell.Scenario.Form);
            json.WriteBoolean("legal", cell.Scenario.IsLegal);
            json.WriteString("outcome", cell.Outcome.Word());
            json.WriteString("detail", cell.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClientRequirementResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Requirement.Id);
        json.WriteString("level", result.Requirement.Level.ToString().ToUpperInvariant());
        json.WriteString("status", result.Status.ToString().ToLowerInvariant());
        json.WriteString("statement", result.Requirement.Statement);
        json.WriteNumber("checks", result.Checks);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("mode", finding.Mode);
            json.WriteString("scenario", finding.Scenario);
            json.WriteString("problem", finding.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
