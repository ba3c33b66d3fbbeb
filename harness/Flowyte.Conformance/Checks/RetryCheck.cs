using System.Globalization;
using System.Net.Http.Headers;

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

        // A 429 may say nothing of a wait; what it says has to be something that clients can keep.
        if (response.Status == 429 && response.Header("Retry-After") is { } wait)
        {
            yield return evidence.HeldUnless(
                !IsWait(wait, response.Header("Date")),
                "ERR-14",
                "The 429 says no wait that clients keep.",
                $"Retry-After with a date or a number of seconds, at most {LongestWait} s away",
                wait,
                Place.OfHeader(response, "Retry-After"));
        }
    }

    // RFC 9110 §10.2.3: "Retry-After = HTTP-date / delay-seconds". A date counts from that of the answer; without one nothing is known of its clock.
    private static bool IsWait(string value, string? answered)
    {
        if (!RetryConditionHeaderValue.TryParse(value, out var wait))
        {
            return false;
        }

        return (wait.Delta ?? (DateOf(answered) is { } now ? wait.Date - now : null)) is not { TotalSeconds: > LongestWait };
    }

    private static DateTimeOffset? DateOf(string? value) =>
        DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
