using System.Net.Http.Headers;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>How long a 429 asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>What <c>Retry-After</c> says in seconds or as a date (RFC 9110 §10.2.3), else 1, 2 and 4 seconds by the number of the retry.</summary>
    public static TimeSpan Of(WireResponse response, int retry, DateTimeOffset now)
    {
        var wait = RetryConditionHeaderValue.TryParse(response.Header("Retry-After"), out var asked)
            ? asked.Delta ?? asked.Date - now
            : null;
        return wait is { } told
            ? told > TimeSpan.Zero ? told : TimeSpan.Zero
            : TimeSpan.FromSeconds(1 << (retry - 1));
    }
}
