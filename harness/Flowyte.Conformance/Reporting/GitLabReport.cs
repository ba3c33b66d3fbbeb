using System.Text.Json;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>
/// Writes <c>gl-code-quality-report.json</c>, which GitLab shows in merge requests: an entry for each requirement that failed or was
/// warned of. GitLab takes what has a file and a line alone.
/// </summary>
internal sealed class GitLabReport : IReportWriter
{
    private const int MaxDescription = 1_000;

    public ReportFormats Format => ReportFormats.GitLab;

    public string FileName => "gl-code-quality-report.json";

    public void Write(ReportView view, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartArray();
        foreach (var result in view.Requirements.Where(result => result.Status is RequirementStatus.Failed or RequirementStatus.Warned))
        {
            if (view.PlaceOf(result) is { } place)
            {
                Write(json, result, place);
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RequirementResult result, SpecLine place)
    {
        json.WriteStartObject();
        json.WriteString("description", Describe(result));
        json.WriteString("check_name", result.Requirement.Id);
        json.WriteString("fingerprint", Fingerprints.Of(result.Requirement));
        json.WriteString("severity", Severity(result));
        json.WriteStartObject("location");
        json.WriteString("path", place.File);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", place.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Describe(RequirementResult result)
    {
        var finding = result.Findings is [var first, ..] ? $" {Figures.Sentence(first.Message).TrimEnd('.')}: expected {first.Expected}, was {first.Actual}." : "";
        var cause = result.CausedBy is { } id ? $" A consequence of {id}." : "";
        var accepted = result.Accepted is { } acceptance ? $" Accepted: {acceptance}." : "";
        return BoundedText.Cut(VisibleText.Escape($"{result.Requirement.Id} {result.Requirement.Statement}{finding}{cause}{accepted}"), MaxDescription);
    }

    private static string Severity(RequirementResult result) => result switch
    {
        { Accepted: not null } => "info",
        { Status: RequirementStatus.Warned } => "minor",
        { Requirement.Level: Level.Must } => "critical",
        _ => "major",
    };
}
