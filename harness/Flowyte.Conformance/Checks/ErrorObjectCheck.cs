using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether refusals have an OpenAI error object: ERR-4; and ERR-5 and ERR-6 where they have none.</summary>
internal sealed class ErrorObjectCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["ERR-4", "ERR-5", "ERR-6"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal || evidence.Json.Root is not { Kind: JsonKind.Object } root)
        {
            yield break;
        }

        var error = root["error"];
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
}
