using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>What programs read of a refusal: ERR-7 and ERR-8.</summary>
internal sealed class ProblemCheck : IExchangeCheck
{
    private const string ProblemMediaType = "application/problem+json";

    public IReadOnlyList<string> Requirements => ["ERR-7", "ERR-8"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal || evidence.Json.Root is not { Kind: JsonKind.Object } root)
        {
            yield break;
        }

        // Beside an OpenAI error alone a text named status is no problem's status.
        if (root["status"] is { } status && (status.Kind == JsonKind.Number || evidence.Response!.MediaType == ProblemMediaType))
        {
            yield return evidence.HeldUnless(
                status.Kind != JsonKind.Number || status.Text != evidence.Status.ToString(),
                "ERR-7",
                "The status in the body is not that of the answer.",
                $"{evidence.Status}",
                JsonText.Preview(status, 100),
                Place.InBody(status, "/status"));
        }
        else
        {
            yield return evidence.Held("ERR-7");
        }

        if (!ErrorObjectCheck.IsDocumented(root))
        {
            yield return evidence.Unproven("ERR-8", ErrorObjectCheck.Undocumented);
            yield break;
        }

        var code = root["code"] ?? root["error"]?["code"];
        yield return evidence.HeldUnless(
            !IsCode(root["code"]) && !IsCode(root["error"]?["code"]),
            "ERR-8",
            "The refusal has no code for programs.",
            "code, or error.code, with at least one character",
            JsonText.Preview(code ?? root, 200),
            Place.InBody((code ?? root).Offset, (code ?? root).Length));
    }

    private static bool IsCode(JsonNode? code) => code?.AsString() is { Length: > 0 };
}
