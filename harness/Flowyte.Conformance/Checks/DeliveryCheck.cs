using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a whole answer came, framed as HTTP/1.1 says: HTTP-1 and HTTP-2.</summary>
internal sealed class DeliveryCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-1", "HTTP-2"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        var exchange = evidence.Exchange;
        if (exchange.End == ExchangeEnd.Interrupted)
        {
            yield return evidence.Unproven("HTTP-1", "the run was interrupted before the answer came");
            yield break;
        }

        // What the client did not wait for is not missing.
        if (evidence.IsLeft)
        {
            yield break;
        }

        if (exchange.End == ExchangeEnd.Malformed)
        {
            yield return evidence.Violated("HTTP-2", "The answer is not HTTP/1.1.", "a status line, header fields and a body", Describe(exchange));
            yield break;
        }

        // A connection that was closed after the answer before is what HTTP-9 is about.
        if (ConnectionReuseCheck.IsLost(evidence))
        {
            yield break;
        }

        // A request that is wrong on purpose and gets no answer fails what it was sent for.
        if (evidence.Turn.Kind != TurnKind.Refusal || evidence.Response is not null)
        {
            yield return evidence.HeldUnless(!IsWhole(evidence), "HTTP-1", "The answer did not arrive whole.", "a whole answer", Describe(exchange), End(evidence));
        }

        if (evidence.StreamedReply is { HasMore: true, Data: [.., var last] })
        {
            yield return evidence.Violated(
                "HTTP-1",
                "The stream has more events than the harness judges.",
                $"at most {StreamedReply.MaxEvents} events",
                "more events after this one, which are not judged",
                last.Location);
        }

        if (evidence.Response is not { } response)
        {
            yield break;
        }

        var faults = response.Faults.Where(fault => fault.Kind is not (WireFaultKind.ContentCoding or WireFaultKind.DeflateWrapper)).ToList();
        foreach (var fault in faults)
        {
            yield return evidence.Violated("HTTP-2", fault.Message, "framing as RFC 9112 defines it", fault.Kind.ToString(), Locate(fault, response));
        }

        if (faults.Count == 0 && exchange.End == ExchangeEnd.Complete)
        {
            yield return evidence.Held("HTTP-2");
        }
    }

    // A body that is held open after [DONE] is whole for its reader; SSE-10 judges the wait.
    private static bool IsWhole(Evidence evidence) =>
        evidence.Exchange.End == ExchangeEnd.Complete
        || (evidence.Exchange.End == ExchangeEnd.TimedOut && evidence.StreamedReply?.Done is not null);

    private static FindingLocation? End(Evidence evidence) =>
        evidence.Response is { } response ? Place.InBody(response.Body.Length) : null;

    private static string Describe(Exchange exchange) => exchange.EndDetail.Length > 0 ? exchange.EndDetail : exchange.End.ToString();

    private static FindingLocation Locate(WireFault fault, WireResponse response)
    {
        var length = fault.Part switch { ResponsePart.Head => response.Head.Length, ResponsePart.Body => response.Body.Length, _ => response.RawBody.Length };
        return new() { Part = fault.Part, Offset = Math.Min(fault.Offset, length) };
    }
}
