using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether refusals have a JSON body: ERR-2.</summary>
internal sealed class RefusalBodyCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["ERR-2"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal)
        {
            yield break;
        }

        const string Expected = "application/json, or a type that ends in +json, with a JSON object";
        var response = evidence.Response!;
        var fault = evidence.Json.Faults.FirstOrDefault(fault => fault.Kind is not (JsonFaultKind.DuplicateName or JsonFaultKind.LoneSurrogate));
        yield return (evidence.Json.Root, fault) switch
        {
            (null or { Kind: not JsonKind.Object }, _) => evidence.Violated(
                "ERR-2",
                response.Body.Length == 0 ? "The refusal has no body." : "The body of the refusal is not a JSON object.",
                Expected,
                response.Body.Length == 0 ? "no body" : Excerpt.Of(response.Body.Span),
                Place.InBody(fault?.Offset ?? 0, response.Body.Length - (fault?.Offset ?? 0))),
            (_, { } found) => evidence.Violated("ERR-2", "The body of the refusal is not JSON as every parser reads it.", Expected, found.Message, Place.InBody(found.Offset)),
            _ => evidence.HeldUnless(
                !MediaTypes.IsJson(response.MediaType),
                "ERR-2",
                "The media type of the refusal is not JSON's.",
                Expected,
                response.Header("Content-Type") ?? "no Content-Type",
                Place.OfHeader(response, "Content-Type")),
        };
    }
}
