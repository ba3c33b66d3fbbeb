using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether successes in JSON stand in the envelope of <c>envelope.schema.json</c>: SESS-3 and WIDGET-3.</summary>
internal sealed class EnvelopeCheck(SchemaSet schemas) : IExchangeCheck
{
    private const string Expected = "{\"success\": true, \"data\": …}";

    public IReadOnlyList<string> Requirements => ["SESS-3", "WIDGET-3"];

    public bool Concerns(Evidence evidence) => evidence.Api != Api.Completions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        // A stream has no envelope, and a 204 no body.
        if (!evidence.IsSuccess || evidence.Status == 204 || evidence.Operation == Operation.Other || evidence.AsksForStream)
        {
            yield break;
        }

        var requirement = evidence.Api == Api.Widget ? "WIDGET-3" : "SESS-3";
        if (evidence.Json.Root is not { Kind: JsonKind.Object } root)
        {
            yield return evidence.Violated(requirement, "The answer is no JSON object.", Expected, Excerpt.Of(evidence.Response!.Body.Span), Place.InBody(0, evidence.Response.Body.Length));
            yield break;
        }

        // Of what has ended there may be nothing to tell.
        var error = schemas.Validate("envelope", root).Errors.FirstOrDefault(found => evidence.Operation != Operation.EndSession || root["data"] is not null || root["success"] is not { Text: "true" });
        yield return error is null
            ? evidence.Held(requirement)
            : evidence.Violated(
                requirement,
                $"The answer does not stand in the envelope ({error.SchemaLocation}).",
                error.Pointer.Length == 0 ? Expected : error.Expected,
                error.Pointer.Length == 0 ? JsonText.Preview(root, 200) : error.Actual,
                Place.InBody(error.Offset, error.Length, error.Pointer));
    }
}
