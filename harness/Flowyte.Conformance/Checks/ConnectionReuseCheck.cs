using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a connection takes a second request: HTTP-9.</summary>
internal sealed class ConnectionReuseCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-9"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        for (var i = 1; i < run.Count; i++)
        {
            var (first, second) = (run[i - 1], run[i]);
            if (!second.Turn.Request.ReuseConnection || first is not { Response: { } answer, Exchange.End: ExchangeEnd.Complete })
            {
                continue;
            }

            if (second.Exchange.End is ExchangeEnd.Interrupted or ExchangeEnd.Unreachable)
            {
                yield return second.Unproven("HTTP-9", "the second request was not sent");
                continue;
            }

            var announced = answer.Version == "HTTP/1.0"
                || (answer.Header("Connection") ?? "").Contains("close", StringComparison.OrdinalIgnoreCase);
            var reused = second.Response is not null && second.Exchange.Timing.Connect == TimeSpan.Zero;
            yield return second.HeldUnless(
                !announced && !reused,
                "HTTP-9",
                "The connection was closed after a normal answer, without notice.",
                "a second answer, or Connection: close on the first",
                second.Response is null ? second.Exchange.EndDetail : "a connection that no longer takes requests");
        }
    }
}
