using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a connection takes a second request, and a third: HTTP-9.</summary>
internal sealed class ConnectionReuseCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-9"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        for (var i = 1; i < run.Count; i++)
        {
            var (first, second) = (run[i - 1], run[i]);
            // Who refuses a client may hang up on it.
            if (!second.Turn.Request.ReuseConnection || first is not { Response: { Status: < 400 } answer, Exchange.End: ExchangeEnd.Complete })
            {
                continue;
            }

            // The harness itself takes a new connection where the first answer announced its end, or left it in doubt.
            var reused = second.Exchange.Timing.Connect == TimeSpan.Zero;
            if (second.Exchange.End is ExchangeEnd.Interrupted || (!reused && !Announces(answer)))
            {
                yield return second.Unproven("HTTP-9", "the second request did not go over the first connection");
                continue;
            }

            yield return second.HeldUnless(
                reused && second.Response is null,
                "HTTP-9",
                second.Exchange.End is ExchangeEnd.TimedOut ? "A connection that has answered before does not answer again." : "The connection was closed after a normal answer, without notice.",
                "another answer, or Connection: close on the one before",
                second.Exchange.EndDetail);
        }
    }

    /// <summary>Whether an exchange has no answer because its connection was closed after the one before.</summary>
    public static bool IsLost(Evidence evidence) =>
        evidence is { Turn.Request.ReuseConnection: true, Response: null } && evidence.Exchange.Timing.Connect == TimeSpan.Zero;

    private static bool Announces(WireResponse answer) =>
        answer.Version == "HTTP/1.0" || (answer.Header("Connection") ?? "").Contains("close", StringComparison.OrdinalIgnoreCase);
}
