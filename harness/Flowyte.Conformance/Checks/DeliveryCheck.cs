using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a whole answer came, framed as HTTP/1.1 says: HTTP-1 and HTTP-2.</summary>
internal sealed class DeliveryCheck : IExchangeCheck
{
    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        var exchange = evidence.Exchange;
        if (exchange.End == ExchangeEnd.Malformed)
        {
            yield return evidence.Violated("HTTP-2", "The answer is not HTTP/1.1.", "a status line, header fields and a body", exchange.EndDetail);
            yield break;
        }

        // A request that is wrong on purpose and gets no answer fails what it was sent for.
        if (evidence.Turn.Kind != TurnKind.Refusal || exchange.End == ExchangeEnd.Complete)
        {
            yield return IsWhole(evidence)
                ? evidence.Held("HTTP-1")
                : evidence.Violated("HTTP-1", "The answer did not arrive whole.", "a whole answer", Describe(exchange));
        }

        if (evidence.Response is not { } response)
        {
            yield break;
        }

        foreach (var fault in response.Faults)
        {
            yield return evidence.Violated("HTTP-2", fault.Message, "framing as RFC 9112 defines it", fault.Kind.ToString(), Locate(fault, response));
        }

        if (response.Faults.Count == 0 && exchange.End == ExchangeEnd.Complete)
        {
            yield return evidence.Held("HTTP-2");
        }
    }

    // A body that is held open after [DONE] is whole for its reader; SSE-10 judges the wait.
    private static bool IsWhole(Evidence evidence) =>
        evidence.Exchange.End == ExchangeEnd.Complete
        || (evidence.Exchange.End == ExchangeEnd.TimedOut && evidence.Chunks.Any(chunk => chunk.IsDone));

    private static string Describe(Exchange exchange) => exchange.EndDetail.Length > 0 ? exchange.EndDetail : exchange.End.ToString();

    private static FindingLocation? Locate(WireFault fault, WireResponse response) =>
        fault.Part == ResponsePart.Head ? new() { Part = ResponsePart.Head, Offset = Math.Min(fault.Offset, response.Head.Length) } : null;
}
