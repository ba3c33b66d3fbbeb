namespace Flowyte.Conformance.Checks;

/// <summary>Whether a connection takes a second request: HTTP-9.</summary>
internal sealed class ConnectionReuseCheck : IRunCheck
{
    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        for (var i = 1; i < run.Count; i++)
        {
            var (first, second) = (run[i - 1], run[i]);
            if (!second.Turn.Request.ReuseConnection || first.Response is not { } answer)
            {
                continue;
            }

            var announced = answer.Version == "HTTP/1.0"
                || (answer.Header("Connection") ?? "").Contains("close", StringComparison.OrdinalIgnoreCase);
            yield return announced || second.Response is not null
                ? second.Held("HTTP-9")
                : second.Violated(
                    "HTTP-9",
                    "The connection was closed after a normal answer, without notice.",
                    "a second answer, or Connection: close on the first",
                    second.Exchange.EndDetail);
        }
    }
}
