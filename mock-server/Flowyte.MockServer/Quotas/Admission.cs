using System.Globalization;
using Flowyte.MockServer.Answers;

namespace Flowyte.MockServer.Quotas;

/// <summary>What a quota says to one request, and what is left of it then.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="IsIn">Whether the request is let in.</param>
/// <param name="Remaining">How many more are let in before the window ends.</param>
/// <param name="Reset">The time until the window ends, above zero.</param>
internal sealed record Admission(MockQuota Quota, bool IsIn, int Remaining, TimeSpan Reset)
{
    /// <summary>The same in whole seconds, rounded up: whoever waits for as long is let in.</summary>
    public string ResetSeconds => ((long)Math.Ceiling(Reset.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// An answer that tells what is left. Flowyte documents <c>RateLimit-*</c> without the fields; these three, with seconds, are those of the
    /// IETF's draft-ietf-httpapi-ratelimit-headers before its version 08, which servers send and clients read.
    /// </summary>
    public Answer Tell(Answer answer) => answer with
    {
        Headers =
        [
            .. answer.Headers,
            new("RateLimit-Limit", Quota.Requests.ToString(CultureInfo.InvariantCulture)),
            new("RateLimit-Remaining", Remaining.ToString(CultureInfo.InvariantCulture)),
            new("RateLimit-Reset", ResetSeconds),
        ],
    };
}
