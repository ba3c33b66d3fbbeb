using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;

namespace Flowyte.MockServer.Faults;

/// <summary>Whether a fault changes an answer: the <c>when</c> of <c>specs/faults</c>.</summary>
internal sealed class FaultCondition
{
    private const string AgentPrefix = "agt_";
    private const string Api = "api";
    private const string AnyApi = "any";

    /// <summary>The names of the conditions.</summary>
    public static readonly FrozenSet<string> Names = new FaultCondition([])._conditions.Keys.ToFrozenSet();

    private readonly Dictionary<string, Func<JsonNode, FaultRequest, Answer, bool>> _conditions;
    private readonly string[] _agents;

    /// <param name="agents">The ids of the agents.</param>
    public FaultCondition(IEnumerable<string> agents)
    {
        _agents = [.. agents];
        _conditions = new()
        {
            [Api] = (api, request, _) => (string)api! is AnyApi || (string)api! == request.Api,
            ["route"] = (route, request, _) => Routes.Base + (string)route! == request.Route,
            ["query"] = (members, request, _) => members.AsObject().All(member => JsonMatch.HoldsText(member.Value, request.Query(member.Key))),
            ["session"] = (state, request, _) => (string)state! == request.SessionState,
            ["holds"] = (members, _, answer) => answer.Body is JsonBody body && Holds(members, body.Value.ToTree()),
            ["answer"] = (kind, _, answer) => IsAnswer((string)kind!, answer),
            ["status"] = (status, _, answer) => (int)status == answer.Status,
            ["code"] = (code, _, answer) => (string)code! == RefusalOf(answer)?.Code,
            ["field"] = (field, _, answer) => (string)field! == RefusalOf(answer)?.Errors.FirstOrDefault().Field,
            ["method"] = (method, request, _) => (string)method! == request.Method,
            ["agent"] = (relation, request, _) => (string)relation! == RelationOf(request.Model),
            ["key"] = (relation, request, _) => (string)relation! == NearKey.RelationOf(request.Key),
            ["bodyText"] = (rules, request, _) => JsonMatch.Holds(rules, [JsonValue.Create(request.Text)]),
            ["header"] = (fields, request, _) => fields.AsObject().All(field => JsonMatch.HoldsText(field.Value, request.Header(field.Key))),
            ["form"] = (form, request, _) => request.HasForm((string)form!),
            ["request"] = (members, request, _) => Holds(members, request.Json),
        };
    }

    /// <summary>Whether all conditions hold for a request and for what it would be answered. Without <c>api</c> a fault is one of chat/completions; none concerns an answer that has no body.</summary>
    public bool Holds(JsonObject when, FaultRequest request, Answer answer) =>
        answer.Body is not NoBody
        && (when.ContainsKey(Api) || request.Api is FaultRequest.OfCompletions)
        && when.All(condition => _conditions[condition.Key](condition.Value!, request, answer));

    private static bool Holds(JsonNode members, JsonNode? value) => members.AsObject().All(member => JsonMatch.Holds(member.Value, JsonPlaces.Find(value, member.Key)));

    private static bool IsAnswer(string kind, Answer answer) => kind switch
    {
        "completion" => answer is { Status: >= 200 and < 300, Body: JsonBody },
        "stream" => answer is { Status: 200, Body: StreamBody },
        "reply" => answer.Status is >= 200 and < 300,
        "refusal" => answer.Status >= 400,
        _ => throw new InvalidDataException($"There is no answer of the kind {kind}: completion, stream, reply and refusal are known."),
    };

    private static Refusal? RefusalOf(Answer answer) => (answer.Body as JsonBody)?.Value as Refusal;

    private string? RelationOf(string? model) => model switch
    {
        null => null,
        _ when _agents.Contains(model) => null,
        _ when _agents.Contains(model, StringComparer.OrdinalIgnoreCase) => "other-case",
        _ when model.StartsWith(AgentPrefix, StringComparison.Ordinal) => "unknown",
        _ => null,
    };
}
