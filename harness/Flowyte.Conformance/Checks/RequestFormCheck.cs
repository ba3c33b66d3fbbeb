using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>What the form of a request demands of its answer: HTTP-20 of <c>Expect</c>, HTTP-21 of HTTP/1.0.</summary>
internal sealed class RequestFormCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-20", "HTTP-21"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response)
        {
            yield break;
        }

        var request = evidence.Exchange.Request;
        if (request.ExpectsContinue)
        {
            yield return JudgeLeave(evidence, response);
        }

        if (request.Form.Version == "1.0")
        {
            yield return evidence.HeldUnless(
                response.Header("Transfer-Encoding") is not null,
                "HTTP-21",
                "The answer to an HTTP/1.0 request has a transfer coding, which that version does not know.",
                "Content-Length, or a body that ends with the connection",
                $"{response.Version} with Transfer-Encoding: {response.Header("Transfer-Encoding")}",
                Place.OfHeader(response, "Transfer-Encoding"));
        }
    }

    private static Observation JudgeLeave(Evidence evidence, WireResponse response)
    {
        // A 100 that comes late is one all the same: how long is too long, nobody says.
        var sent = evidence.Exchange.Timing.BodySent;
        var wasUnheard = sent is not null && !evidence.Exchange.Interim.Any(interim => interim.Status == 100);
        return evidence.HeldUnless(
            wasUnheard || response.Status == 417,
            "HTTP-20",
            wasUnheard ? "Nothing answered the expectation: the body was sent without leave." : "The expectation was refused.",
            "100 Continue, or the final status of the request before the body",
            wasUnheard ? $"no 100; the body was sent {sent?.TotalMilliseconds:0} ms after the head" : "417",
            Place.OfStatus(response));
    }
}
