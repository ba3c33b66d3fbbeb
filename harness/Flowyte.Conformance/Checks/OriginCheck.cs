namespace Flowyte.Conformance.Checks;

/// <summary>Whether answers are shared with pages of any origin, together with credentials: HTTP-27.</summary>
internal sealed class OriginCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-27"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response || evidence.Exchange.Request.Header("Origin") is not { } origin)
        {
            yield break;
        }

        var allowed = response.Header("Access-Control-Allow-Origin");
        yield return evidence.HeldUnless(
            (allowed == origin || allowed == "*") && response.Header("Access-Control-Allow-Credentials") == "true",
            "HTTP-27",
            "The answer is shared with pages of any origin, together with credentials.",
            "no Access-Control-Allow-Credentials, or no Access-Control-Allow-Origin for an unknown origin",
            $"Access-Control-Allow-Origin: {allowed}",
            Place.OfHeader(response, "Access-Control-Allow-Origin"));
    }
}
