using System.Collections.Immutable;
using System.Globalization;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>A refusal: <c>503</c>, <c>429 after 2s</c>, <c>500 delayed 1s</c>.</summary>
/// <param name="status">The status, from 400 to 599.</param>
/// <param name="retryAfter">After which time the client may ask again; null where the refusal does not say.</param>
/// <param name="delay">The time that passes before the refusal.</param>
internal sealed class RefusalStep(int status, TimeSpan? retryAfter, TimeSpan delay) : FailStep
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
        Detail = $"The case that fits this conversation says that this attempt fails with {status}.{(retryAfter is { } time ? $" Ask again after {Text(time)}." : "")}",
        OpenAIType = status switch
        {
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        },
        Headers = retryAfter is { } wait ? RetryAfter(wait) : [],
    };

    /// <summary>The refusal as it is sent.</summary>
    public Answer Answer => _refusal.ToAnswer() with { Body = new JsonBody(_refusal, delay) };

    public override string ToString() =>
        $"{status}{(retryAfter is { } wait ? $" after {Text(wait)}" : "")}{(delay > TimeSpan.Zero ? $" delayed {Text(delay)}" : "")}";

    // RFC 9110 §10.2.3 knows whole seconds alone. retry-after-ms is what OpenAI's SDKs read before it.
    private static ImmutableArray<HeaderField> RetryAfter(TimeSpan wait)
    {
        var seconds = new HeaderField("Retry-After", ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return wait.Milliseconds == 0
            ? [seconds]
            : [seconds, new("retry-after-ms", ((long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))];
    }

    private static string Text(TimeSpan time) => time.Milliseconds == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms");
}
