using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether a whole answer came: SESS-1 and WIDGET-1.</summary>
internal sealed class NativeDeliveryCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SESS-1", "WIDGET-1"];

    public bool Concerns(Evidence evidence) => evidence.Api != Api.Completions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        var requirement = evidence.Api == Api.Widget ? "WIDGET-1" : "SESS-1";
        var exchange = evidence.Exchange;
        yield return exchange.End == ExchangeEnd.Interrupted
            ? evidence.Unproven(requirement, "the run was interrupted before the answer came")
            : evidence.HeldUnless(
                exchange.End != ExchangeEnd.Complete,
                requirement,
                "The answer did not arrive whole.",
                "a whole answer",
                exchange.EndDetail.Length > 0 ? exchange.EndDetail : exchange.End.ToString(),
                evidence.Response is { } response ? Place.InBody(response.Body.Length) : null);
    }
}
