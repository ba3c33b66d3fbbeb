using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether pages of an allowed origin may read what they are answered: WIDGET-15.</summary>
internal sealed class CrossOriginCheck : IExchangeCheck
{
    private const string Header = "Access-Control-Allow-Origin";

    public IReadOnlyList<string> Requirements => ["WIDGET-15"];

    public bool Concerns(Evidence evidence) => evidence is { Operation: Operation.BootstrapWidget or Operation.StartVisit };

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence is { IsSuccess: true, Turn.Kind: TurnKind.Reply, Response: { } response } && evidence.Exchange.Request.Header("Origin") is { } origin)
        {
            var allowed = response.Header(Header);
            yield return evidence.HeldUnless(
                allowed != origin && allowed != "*",
                "WIDGET-15",
                "The page that asked may not read the answer.",
                $"{Header}: {origin}",
                allowed ?? $"no {Header}",
                Place.OfHeader(response, Header));
        }
    }
}
