using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>How answers deal with credentials: AUTH-4 and AUTH-7.</summary>
internal sealed class CredentialsCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["AUTH-4", "AUTH-7"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response)
        {
            yield break;
        }

        if (response.Status == 401)
        {
            yield return evidence.HeldUnless(
                response.Header("WWW-Authenticate") is not { Length: > 0 },
                "AUTH-4",
                "The 401 does not say how to authenticate.",
                "WWW-Authenticate: Bearer",
                "no WWW-Authenticate header",
                Place.OfStatus(response));
        }

        if (KeyOf(evidence) is { } key)
        {
            var bytes = Encoding.UTF8.GetBytes(key);
            var echoed = response.Head.Span.IndexOf(bytes) >= 0 || response.Body.Span.IndexOf(bytes) >= 0;

            // Neither the key nor where exactly it stands is told: the place would show it.
            yield return evidence.HeldUnless(echoed, "AUTH-7", "The answer repeats the key that it was sent.", "no key, or its last four characters", "the whole key");
        }
    }

    private static string? KeyOf(Evidence evidence)
    {
        var credentials = evidence.Exchange.Request.Headers
            .FirstOrDefault(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))?.Value;
        var key = credentials?.Split(' ', 2) is [_, var value] ? value.Trim() : null;
        return key is { Length: >= 8 } ? key : null;
    }
}
