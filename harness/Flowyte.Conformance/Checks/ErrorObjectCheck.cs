using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether refusals have an OpenAI error object: ERR-4; and ERR-5 and ERR-6 where they have none.</summary>
internal sealed class ErrorObjectCheck : IExchangeCheck
{
    /// <summary>Why a body says nothing of what a documented one holds.</summary>
    public const string Undocumented = "the refusal has no documented form (ERR-3)";

    public IReadOnlyList<string> Requirements => ["ERR-4", "ERR-5", "ERR-6"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal || evidence.Json.Root is not { Kind: JsonKind.Object } root)
        {
            yield break;
        }

        var error = root["error"];
        if (!IsDocumented(root))
        {
            yield return evidence.Unproven("ERR-4", Undocumented);
            yield break;
        }

        yield return evidence.HeldUnless(
            error?["message"] is not { Kind: JsonKind.String },
            "ERR-4",
            "The refusal has no error object with a message; most OpenAI SDKs do not show its text.",
            "error.message",
            JsonText.Preview(error ?? root, 200),
            Place.InBody(error ?? root, error is null ? "" : "/error"));

        if (error is not { Kind: JsonKind.Object })
        {
            yield return evidence.Held("ERR-5");
            yield return evidence.Held("ERR-6");
        }
    }

    /// <summary>Whether a body is a problem document or an OpenAI error object, in outline; what is wrong with it is found by the schema.</summary>
    public static bool IsDocumented(JsonNode root) =>
        root["error"] is { Kind: JsonKind.Object } || (root["title"] is not null && root["status"] is not null);
}
