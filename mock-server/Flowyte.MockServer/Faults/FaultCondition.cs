using System.Text.Json.Nodes;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Faults;

/// <summary>Whether a fault changes an answer: the <c>when</c> of <c>specs/faults</c>.</summary>
internal sealed class FaultCondition(IEnumerable<string> agents)
{
    private const string AgentPrefix = "agt_";

    private readonly string[] _agents = [.. agents];

    /// <summary>Whether all conditions hold for a request and for what it would be answered.</summary>
    public bool Holds(JsonObject when, FaultRequest request, Answer answer) => when.All(condition => condition.Key switch
    {
        "answer" => IsAnswer((string)condition.Value!, answer),
        "status" => (int)condition.Value! == answer.Status,
        "code" => Codes(condition.Value!).Contains(CodeOf(answer)),
        "field" => (string)condition.Value! == FieldOf(answer),
        "method" => (string)condition.Value! == request.Method,
        "agent" => RelationOf(request.Model) == (string)condition.Value!,
        "bodyText" => JsonMatch.Holds(condition.Value, [JsonValue.Create(request.Text)]),
        "header" => condition.Value!.AsObject().All(field =>
            JsonMatch.HoldsText(field.Value, request.Header(field.Key))),
        "request" => condition.Value!.AsObject().All(member => JsonMatch.Holds(member.Value, JsonPlaces.Find(request.Json, member.Key))),
        var key => throw new InvalidDataException($"A fault has no condition named {key}."),
    });

    private static bool IsAnswer(string kind, Answer answer) => kind switch
    {
        "completion" => answer is { Status: 200, Body: JsonBody },
        "stream" => answer is { Status: 200, Body: StreamBody },
        "reply" => answer.Status == 200,
        "refusal" => answer.Status >= 400,
        _ => throw new InvalidDataException($"There is no answer of the kind {kind}: completion, stream, reply and refusal are known."),
    };

    private static IEnumerable<string?> Codes(JsonNode codes) => codes is JsonArray list ? list.Select(code => (string?)code) : [(string?)codes];

    private static string? CodeOf(Answer answer) => Problem(answer)?.Code;

    private static string? FieldOf(Answer answer) => Problem(answer)?.Errors.FirstOrDefault().Field;

    private static Errors.Refusal? Problem(Answer answer) => (answer.Body as JsonBody)?.Value as Errors.Refusal;

    private string? RelationOf(string? model) => model switch
    {
        null => null,
        _ when _agents.Contains(model) => "known",
        _ when _agents.Contains(model, StringComparer.OrdinalIgnoreCase) => "other-case",
        _ when model.StartsWith(AgentPrefix, StringComparison.Ordinal) => "unknown",
        _ => null,
    };
}
