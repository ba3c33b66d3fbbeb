namespace Flowyte.Conformance.Checks;

/// <summary>What the head of an answer says: HTTP-3, HTTP-4, HTTP-8 and ERR-13.</summary>
internal sealed class HeadCheck : IExchangeCheck
{
    private static readonly string[] IdHeaders = ["request-id", "trace-id", "correlation-id"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response)
        {
            yield break;
        }

        yield return response.Status is >= 300 and < 400
            ? evidence.Violated("HTTP-3", "The route redirects.", "an answer at the address itself", $"{response.Status}, Location: {response.Header("Location") ?? "none"}")
            : evidence.Held("HTTP-3");

        var coding = response.Header("Content-Encoding") ?? "";
        yield return coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? evidence.Held("HTTP-4")
            : evidence.Violated("HTTP-4", "The body is compressed, although the request offered no coding.", "no Content-Encoding", coding);

        if (evidence.Exchange.Request.Method != "POST")
        {
            yield return response.Status != 405 || response.Header("Allow") is not null
                ? evidence.Held("HTTP-8")
                : evidence.Violated("HTTP-8", "The 405 does not say which methods are allowed.", "Allow: POST", "no Allow header");
        }

        yield return response.Headers.Any(header => IsId(header.Name))
            ? evidence.Held("ERR-13")
            : evidence.Violated("ERR-13", "The answer has no id to look it up by.", "x-request-id", "no such header");
    }

    private static bool IsId(string name) =>
        name.Equals("traceparent", StringComparison.OrdinalIgnoreCase)
        || IdHeaders.Any(id => name.EndsWith(id, StringComparison.OrdinalIgnoreCase));
}
