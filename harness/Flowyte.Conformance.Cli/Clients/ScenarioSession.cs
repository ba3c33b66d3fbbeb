using System.Globalization;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Kit;

namespace Flowyte.Conformance.Cli.Clients;

/// <summary>Answers the lines of a test suite that tries the scenarios of a kit.</summary>
internal sealed class ScenarioSession(ConformanceKit kit)
{
    private readonly Dictionary<string, KitScenario> _scenarios = kit.Scenarios.ToDictionary(scenario => scenario.Name);
    private readonly Dictionary<string, KitTrial> _open = [];

    /// <summary>Takes a line, and gives the line that answers it.</summary>
    public string Answer(ReadOnlyMemory<byte> line)
    {
        var root = JsonText.Parse(line).Root;
        var id = root?["id"]?.AsString();
        return (root?["type"]?.AsString(), id) switch
        {
            ("open", not null) => Open(id, root!["scenario"]?.AsString() ?? ""),
            ("judge", not null) => Judge(id, root!),
            _ => ScenarioLines.Error(id, "The line is no open and no judge with an id. docs/kit.md describes the lines."),
        };
    }

    private string Open(string id, string name)
    {
        if (!_scenarios.TryGetValue(name, out var scenario))
        {
            return ScenarioLines.Error(id, $"There is no scenario {name}.");
        }

        var trial = scenario.Open();
        _open[id] = trial;
        return ScenarioLines.Opened(id, trial);
    }

    private string Judge(string id, JsonNode root)
    {
        if (!_open.Remove(id, out var trial))
        {
            return ScenarioLines.Error(id, "Nothing is open under this id. Open a scenario first; each is judged once.");
        }

        var verdict = root["answer"] is { Kind: JsonKind.Object } answer ? trial.Judge(AnswerOf(answer))
            : root["hungMs"] is { Kind: JsonKind.Number } hung ? trial.JudgeHang(TimeSpan.FromMilliseconds(double.Parse(hung.Text, CultureInfo.InvariantCulture)))
            : null;
        return verdict is null ? ScenarioLines.Error(id, "There is no answer and no hungMs to judge.") : ScenarioLines.Verdict(id, verdict);
    }

    private static KitAnswer AnswerOf(JsonNode answer) => new(answer["text"]?.AsString() ?? "", answer["finishReason"]?.AsString())
    {
        Pieces = [.. answer["pieces"]?.Items.Select(piece => piece.Text) ?? []],
        Error = answer["error"] is { Kind: JsonKind.Object } error ? ErrorOf(error) : null,
    };

    private static AdapterError ErrorOf(JsonNode error) => new(
        error["class"]?.AsString() ?? "Error",
        int.TryParse(error["status"]?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null,
        error["message"]?.AsString() ?? "");
}
