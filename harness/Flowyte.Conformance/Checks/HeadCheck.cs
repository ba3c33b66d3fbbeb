using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>What the head of an answer says: HTTP-3, HTTP-4, HTTP-8, HTTP-30 and ERR-13.</summary>
internal sealed class HeadCheck : IExchangeCheck
{
    // The same for both requirements: where HTTP-4 fails in this way, HTTP-30 is no news.
    private const string UnaskedCoding = "The body has a content coding that the request did not offer.";

    private static readonly string[] IdHeaders = ["request-id", "trace-id", "correlation-id"];

    public IReadOnlyList<string> Requirements => ["HTTP-3", "HTTP-4", "HTTP-8", "HTTP-30", "ERR-13"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response)
        {
            yield break;
        }

        // A redirect instead of a refusal, to a login page for instance, fails what the request was sent for.
        if (evidence.Turn.Kind != TurnKind.Refusal)
        {
            yield return evidence.HeldUnless(
                response.Status is >= 300 and < 400,
                "HTTP-3",
                "The route redirects.",
                "an answer at the address itself",
                $"{response.Status}, Location: {response.Header("Location") ?? "none"}",
                Place.OfStatus(response));
        }

        foreach (var observation in JudgeCodings(evidence, response))
        {
            yield return observation;
        }

        if (evidence.Exchange.Request.Method != "POST" && response.Status >= 400)
        {
            yield return evidence.HeldUnless(
                response.Status == 405 && response.Header("Allow") is null,
                "HTTP-8",
                "The 405 does not say which methods are allowed.",
                "Allow: POST",
                "no Allow header",
                Place.OfStatus(response));
        }

        if (evidence.IsAboutForm)
        {
            yield break;
        }

        yield return evidence.HeldUnless(
            !response.Headers.Any(header => IsId(header.Name)),
            "ERR-13",
            "The answer has no id to look it up by.",
            "x-request-id",
            "no such header");
    }

    private static IEnumerable<Observation> JudgeCodings(Evidence evidence, WireResponse response)
    {
        var request = evidence.Exchange.Request;
        var codings = ContentCodings.Of(response);
        var refused = ContentCodings.RefusedBy(request);
        yield return evidence.HeldUnless(
            codings.Any(coding => !refused.Contains(coding) && !ContentCodings.IsOffered(request, coding)),
            "HTTP-4",
            UnaskedCoding,
            request.Header("Accept-Encoding") is { } offered ? $"no Content-Encoding, or one of {offered}" : "no Content-Encoding",
            response.Header("Content-Encoding") ?? "",
            Place.OfHeader(response, "Content-Encoding"));

        // Without Accept-Encoding a server may take any coding for welcome, but for what clients break (HTTP-4). To use one that is refused goes against a SHOULD of RFC 9110 §12.5.3.
        if (refused.Count > 0)
        {
            yield return evidence.HeldUnless(
                codings.Any(refused.Contains),
                "HTTP-30",
                UnaskedCoding,
                "no Content-Encoding",
                response.Header("Content-Encoding") ?? "",
                Place.OfHeader(response, "Content-Encoding"));
        }
    }

    private static bool IsId(string name) =>
        name.Equals("traceparent", StringComparison.OrdinalIgnoreCase)
        || IdHeaders.Any(id => name.EndsWith(id, StringComparison.OrdinalIgnoreCase));
}
