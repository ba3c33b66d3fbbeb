using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Kit;

namespace Flowyte.Conformance.Cli.Clients;

/// <summary>Writes the lines of <c>sdk scenarios</c>; <c>docs/kit.md</c> describes them.</summary>
internal static class ScenarioLines
{
    public static string Scenarios(IEnumerable<KitScenario> scenarios) => JsonText.Write(JsonNode.Object(
        ("type", JsonNode.Of("scenarios")),
        ("protocol", JsonNode.Of(1)),
        ("scenarios", JsonNode.Array(scenarios.Select(Of)))));

    public static string Opened(string id, KitTrial trial) => JsonText.Write(JsonNode.Object(
        ("type", JsonNode.Of("opened")),
        ("id", JsonNode.Of(id)),
        ("baseUrl", JsonNode.Of(trial.BaseUrl.ToString())),
        ("key", JsonNode.Of(trial.Key))));

    public static string Verdict(string id, KitVerdict verdict) => JsonText.Write(JsonNode.Object(
        ("type", JsonNode.Of("verdict")),
        ("id", JsonNode.Of(id)),
        ("outcome", JsonNode.Of(verdict.Outcome.Word())),
        ("good", JsonNode.Of(verdict.IsGood)),
        ("detail", JsonNode.Of(verdict.Detail)),
        ("findings", JsonNode.Array(verdict.Findings.Select(Of)))));

    public static string Error(string? id, string message) => JsonText.Write(JsonNode.Object(
        ("type", JsonNode.Of("error")),
        ("id", TextOrNull(id)),
        ("message", JsonNode.Of(message))));

    private static JsonNode Of(KitScenario scenario) => JsonNode.Object(
        ("name", JsonNode.Of(scenario.Name)),
        ("title", JsonNode.Of(scenario.Title)),
        ("legal", JsonNode.Of(scenario.IsLegal)),
        ("stream", JsonNode.Of(scenario.Stream)),
        ("agent", JsonNode.Of(scenario.Agent)),
        ("messages", AdapterMessageJson.Of(scenario.Messages)),
        ("text", TextOrNull(scenario.Text)),
        ("finishReason", TextOrNull(scenario.FinishReason)),
        ("refusalStatus", scenario.RefusalStatus is { } status ? JsonNode.Of((long)status) : JsonNode.Null));

    private static JsonNode Of(KitFinding finding) => JsonNode.Object(
        ("requirement", JsonNode.Of(finding.Requirement.Id)),
        ("level", JsonNode.Of(finding.Requirement.Level.ToString().ToUpperInvariant())),
        ("statement", JsonNode.Of(finding.Requirement.Statement)),
        ("problem", JsonNode.Of(finding.Problem)));

    private static JsonNode TextOrNull(string? text) => text is null ? JsonNode.Null : JsonNode.Of(text);
}
