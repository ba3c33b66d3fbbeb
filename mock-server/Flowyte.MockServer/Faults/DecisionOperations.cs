using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Other decisions than the right one.</summary>
internal static class DecisionOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["serve"] = (draft, _, _) => draft.Take(draft.Alternatives.Serve(draft.Request.AsksForStream)),
        ["form"] = (draft, form, _) => draft.Take(draft.Alternatives.Serve((string)form! == "stream")),
        ["refuse"] = (draft, refusal, _) => draft.Take(draft.Alternatives.Refuse(
            (int)refusal!["status"]!, (string)refusal["code"]!, (string)refusal["message"]!, (string?)refusal["field"])),
        ["errorBody"] = (draft, form, _) => Reform(draft, (string)form!),
    };

    private static void Reform(Draft draft, string form)
    {
        if (draft.Body?.Tree is not JsonObject problem)
        {
            return;
        }

        var message = (string?)problem["detail"];
        var error = problem["error"]?.DeepClone();
        var (mediaType, tree, literal) = form switch
        {
            "problem" => ("application/problem+json", Without(problem, "error"), null),
            "openai" => ("application/json", new JsonObject { ["error"] = error }, null),
            "detail" => ("application/json", new JsonObject { ["detail"] = message }, null),
            "fastapi" => ("application/json", new JsonObject { ["detail"] = new JsonArray(new JsonObject { ["loc"] = new JsonArray("body"), ["msg"] = message, ["type"] = "value_error" }) }, null),
            "vllm" => ("application/json", new JsonObject { ["object"] = "error", ["message"] = message, ["type"] = "BadRequestError", ["param"] = null, ["code"] = draft.Status }, null),
            "error-text" => ("application/json", new JsonObject { ["error"] = message }, null),
            "vague" => ("application/problem+json", Vague(draft.Status), null),
            "array" => ("application/json", new JsonArray(problem.DeepClone()), null),
            "html" => ("text/html", null, $"<!doctype html><title>{draft.Status}</title><h1>{draft.Status}</h1>"),
            "text" => ("text/plain", (JsonNode?)null, message),
            "empty" => ("application/problem+json", null, ""),
            _ => throw new InvalidDataException($"There is no form of errors named {form}."),
        };
        draft.SetHeader("Content-Type", mediaType);
        draft.Body = tree is null ? new DraftText { Literal = Encoding.UTF8.GetBytes(literal!) } : new DraftText { Tree = tree };
    }

    private static JsonObject Vague(int status) => new()
    {
        ["type"] = "about:blank",
        ["title"] = "Invalid request",
        ["status"] = status,
        ["detail"] = "Something in the request is wrong.",
        ["code"] = "invalid_request",
        ["errors"] = new JsonArray(),
        ["error"] = new JsonObject { ["message"] = "Something in the request is wrong.", ["type"] = "invalid_request_error", ["param"] = null, ["code"] = "invalid_request" },
    };

    private static JsonObject Without(JsonObject map, string name)
    {
        var copy = map.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }
}
