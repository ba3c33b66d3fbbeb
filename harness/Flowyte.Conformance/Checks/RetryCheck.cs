using System.Globalization;

namespace Flowyte.Conformance.Checks;

/// <summary>What refusals say of retries: ERR-11 and ERR-14.</summary>
internal sealed class RetryCheck : IExchangeCheck
{
    private const int LongestWait = 60;

    public IReadOnlyList<string> Requirements => ["ERR-11", "ERR-14"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { Status: >= 400 and < 500 } response)
        {
            yield break;
        }

        if (response.Status is not (408 or 409 or 425 or 429))
        {
            var retry = response.Header("x-should-retry") ?? "";
            yield return evidence.HeldUnless(
                retry.Equals("true", StringComparison.OrdinalIgnoreCase),
                "ERR-11",
                "The refusal of a client's mistake asks for a retry.",
                "no x-should-retry: true",
                retry,
                Place.OfHeader(response, "x-should-retry"));
        }

        if (response.Status == 429)
        {
            var wait = response.Header("Retry-After");
            yield return evidence.HeldUnless(
                !IsWait(wait),
                "ERR-14",
                wait is null ? "The 429 does not say when to try again." : "The 429 says no wait that clients keep.",
                $"Retry-After with a date, or with at most {LongestWait} s",
                wait ?? "no Retry-After",
                wait is null ? Place.OfStatus(response) : Place.OfHeader(response, "Retry-After"));
        }
    }

    // RFC 9110 §10.2.3: "Retry-After = HTTP-date / delay-seconds".
    private static bool IsWait(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds <= LongestWait
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && value!.Contains("GMT", StringComparison.Ordinal);
}
