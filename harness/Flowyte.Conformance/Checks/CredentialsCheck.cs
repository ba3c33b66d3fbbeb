using System.Text;
using Flowyte.Conformance.Wire;

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
            yield return Challenge(evidence, response);
        }

        if (KeyOf(evidence) is { } key)
        {
            var bytes = Encoding.UTF8.GetBytes(key);
            var echoed = response.Head.Span.IndexOf(bytes) >= 0 || response.Body.Span.IndexOf(bytes) >= 0;

            // Neither the key nor where exactly it stands is told: the place would show it.
            yield return evidence.HeldUnless(echoed, "AUTH-7", "The answer repeats the key that it was sent.", "no key, or its last four characters", "the whole key");
        }
    }

    private static Observation Challenge(Evidence evidence, WireResponse response)
    {
        // RFC 9110 §5.3: the values of several fields make up one list.
        var fields = response.Headers.Where(field => field.Name.Equals("WWW-Authenticate", StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).ToList();
        var challenges = string.Join(", ", fields);
        return challenges.Length == 0
            ? evidence.Violated("AUTH-4", "The 401 does not say how to authenticate.", "WWW-Authenticate: Bearer", "no WWW-Authenticate header", Place.OfStatus(response))
            : evidence.HeldUnless(
                !Challenges.AreWellFormed(challenges),
                "AUTH-4",
                "The 401 says how to authenticate in a form that cannot be read.",
                "a scheme, and parameters as name=\"value\" behind it",
                challenges,
                Place.OfHeader(response, "WWW-Authenticate"));
    }

    // A word, such as the text of an unset setting, may stand in any answer without being repeated.
    private static string? KeyOf(Evidence evidence)
    {
        var credentials = evidence.Exchange.Request.Headers
            .FirstOrDefault(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))?.Value;
        var key = credentials?.Split(' ', 2) is [_, var value] ? value.Trim() : null;
        return key is { Length: >= 8 } && !key.All(char.IsAsciiLetter) ? key : null;
    }
}
