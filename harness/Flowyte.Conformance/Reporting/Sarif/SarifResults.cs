using System.Text.Json;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Sarif;

/// <summary>Writes the results: one for each requirement that failed or was warned of, at the line of the turn that showed it.</summary>
internal static class SarifResults
{
    private const string Root = "%SRCROOT%";
    private const int MaxRelated = 20;

    /// <summary>Writes what the paths of results are relative to. Whoever reads the file knows where that is; the run does not.</summary>
    public static void WriteBases(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        SarifText.Write(json, "description", "The root of the checkout that the command was started in.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartArray("results");
        foreach (var (index, result) in view.Requirements.Index().Where(pair => pair.Item.Status is RequirementStatus.Failed or RequirementStatus.Warned))
        {
            Write(json, view, result, index);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ReportView view, RequirementResult result, int index)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", result.Requirement.Id);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("kind", "fail");
        json.WriteString("level", result.Status == RequirementStatus.Failed ? "error" : "warning");
        SarifText.Write(json, "message", FailureText.Describe(view, result), FailureMarkdown.Describe(view, result));
        WriteLocations(json, view, result);
        WriteFingerprints(json, result);
        WriteSuppression(json, view, result);
        json.WriteStartObject("properties");
        json.WriteNumber("findings", result.Findings.Count);
        json.WriteBoolean("unstable", result.Unstable);
        if (result.CausedBy is { } cause)
        {
            json.WriteString("causedBy", cause);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, ReportView view, RequirementResult result)
    {
        json.WriteStartArray("locations");
        if (view.PlaceOf(result) is { } place)
        {
            json.WriteStartObject();
            WritePlace(json, place);
            if (result.Findings is [var first, ..])
            {
                json.WriteStartArray("logicalLocations");
                json.WriteStartObject();
                json.WriteString("fullyQualifiedName", SarifText.Visible(first.Exchange));
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        var others = result.Findings.Skip(1).Select(finding => (Finding: finding, Place: view.PlaceOf(finding))).Where(other => other.Place is not null).DistinctBy(other => other.Place);
        foreach (var (number, (finding, other)) in others.Take(MaxRelated).Index())
        {
            json.WriteStartObject();
            json.WriteNumber("id", number + 1);
            WritePlace(json, other!);
            SarifText.Write(json, "message", SarifText.Visible($"{finding.Exchange}: {finding.Message}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, SpecLine place)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The same requirement is the same alert, whichever turn shows it first this time and whatever the target says.
    private static void WriteFingerprints(Utf8JsonWriter json, RequirementResult result)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("requirement/v1", Fingerprints.Of(result.Requirement));

        // GitHub's code scanning looks at this name alone, and would make one of the file's text, which is not there for an installed tool.
        json.WriteString("primaryLocationLineHash", Fingerprints.Of(result.Requirement));
        json.WriteEndObject();
    }

    // Where one result says whether it is suppressed, all have to (§3.27.23).
    private static void WriteSuppression(Utf8JsonWriter json, ReportView view, RequirementResult result)
    {
        if (view.Baseline is null)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        if (result.Accepted is { } accepted)
        {
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", SarifText.Visible(accepted.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
