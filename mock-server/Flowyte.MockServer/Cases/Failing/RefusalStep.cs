using System.Collections.Immutable;
using System.Globalization;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>A refusal: <c>503</c>, <c>429 after 2s</c>, <c>429 after 2s as date</c>, <c>500 delayed 1s</c>.</summary>
/// <param name="status">The status, from 400 to 599.</param>
/// <param name="retryAfter">After which time the client may ask again; null where the refusal does not say.</param>
/// <param name="isDate">Whether it says so as a date, and not as a number of seconds.</param>
/// <param name="delay">The time that passes before the refusal.</param>
internal sealed class RefusalStep(int status, TimeSpan? retryAfter, bool isDate, TimeSpan delay) : FailStep
{
    private readonly Refusal _refusal = new()
    {
        Status = status,
        Code = status switch
        {
            429 => "rate_limited",
            _ => ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } reason ? reason.Replace("'", "", StringComparison.Ordinal).Replace(' ', '_').ToLowerInvariant() : "failed",
        },
        Title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } title ? title : "Failed",
        Detail = $"The case that fits this conversation says that this attempt fails with {status}.{(retryAfter is { } time ? $" Ask again after {Durations.Text(time)}." : "")}",
        OpenAIType = status switch
        {
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        },
        Headers = !isDate && retryAfter is { } wait ? RetryAfter(wait) : [],
    };

    /// <summary>The refusal as it is sent.</summary>
    /// <param name="now">The time of the request.</param>
    public Answer AnswerAt(DateTimeOffset now)
    {
        var answer = _refusal.ToAnswer() with { Body = new JsonBody(_refusal, delay) };
        return isDate ? answer with { Headers = answer.Headers.Add(RetryAfter(now + delay + retryAfter!.Value)) } : answer;
    }

    public override string ToString() =>
        $"{status}{(retryAfter is { } wait ? $" after {Durations.Text(wait)}" : "")}{(isDate ? " as date" : "")}{(delay > TimeSpan.Zero ? $" delayed {Durations.Text(delay)}" : "")}";

    // RFC 9110 §10.2.3 knows whole seconds alone. retry-after-ms is what OpenAI's SDKs read before it.
    private static ImmutableArray<HeaderField> RetryAfter(TimeSpan wait)
    {
        var seconds = new HeaderField("Retry-After", ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return wait.Milliseconds == 0
            ? [seconds]
            : [seconds, new("retry-after-ms", ((long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))];
    }

    // RFC 9110 §5.6.7: a date has whole seconds. It is rounded up, so that nobody comes too early.
    private static HeaderField RetryAfter(DateTimeOffset date) => new("Retry-After", date.AddTicks(TimeSpan.TicksPerSecond - 1).ToString("r"));
}
