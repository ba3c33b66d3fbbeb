using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a body is coded as its head says, and deflate as the standard says: HTTP-24 and HTTP-26. What was not offered is not looked into; HTTP-4 is about that.</summary>
internal sealed class ContentCodingCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-24", "HTTP-26"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response || evidence.Exchange.Request.Header("Accept-Encoding") is null)
        {
            yield break;
        }

        // Any answer may come in deflate where that is offered.
        if (evidence.IsReply && ContentCodings.IsOffered(evidence.Exchange.Request, "deflate"))
        {
            yield return evidence.HeldUnless(
                response.Faults.Any(fault => fault.Kind == WireFaultKind.DeflateWrapper),
                "HTTP-26",
                "The body is compressed by deflate without the wrapper of zlib.",
                "data in the format of zlib (RFC 1950)",
                "the bare data of deflate (RFC 1951)",
                Place.OfHeader(response, "Content-Encoding"));
        }

        if (response.Faults.FirstOrDefault(fault => fault.Kind == WireFaultKind.ContentCoding) is { } fault)
        {
            yield return evidence.Violated(
                "HTTP-24", fault.Message, "the coding that Content-Encoding names", Excerpt.Of(response.Body.Span), Place.OfHeader(response, "Content-Encoding"));
        }
        else if (response.Decoded.Length > 0 || (ContentCodings.Of(response).Count == 0 && evidence.IsReply))
        {
            yield return evidence.HeldUnless(
                response.Decoded.Length == 0 && IsGzip(response.Body.Span),
                "HTTP-24",
                "The body is compressed, and no Content-Encoding says so.",
                "Content-Encoding: gzip",
                "no Content-Encoding",
                Place.InBody(0, Math.Min(3, response.Body.Length)));
        }
    }

    // RFC 1952 §2.3: ID1, ID2 and the only compression method. Neither JSON nor an event stream begins so.
    private static bool IsGzip(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);
}
