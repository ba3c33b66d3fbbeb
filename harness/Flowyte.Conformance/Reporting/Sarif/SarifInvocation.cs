using System.Text.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Sarif;

/// <summary>Writes how the run went: its exit code, whether it came to an end, and what went wrong on its own side.</summary>
internal static class SarifInvocation
{
    public static void Write(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", view.Verdict != Verdict.None && !view.IsInterrupted);
        json.WriteNumber("exitCode", view.ExitCode);
        json.WriteString("exitCodeDescription", SarifText.Visible(view.Headline));
        json.WriteString("startTimeUtc", SarifText.Time(view.StartedAt));
        json.WriteString("endTimeUtc", SarifText.Time(view.StartedAt + view.Duration));
        WriteNotifications(json, "toolExecutionNotifications", view.IsInterrupted ? [.. view.Problems, "The run did not come to its end: some requirements are untested for that."] : view.Problems);
        WriteNotifications(json, "toolConfigurationNotifications", [.. (view.Baseline?.Stale ?? []).Select(entry => $"Stale entry of the baseline: {entry}")]);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotifications(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            SarifText.Write(json, "message", SarifText.Visible(text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
