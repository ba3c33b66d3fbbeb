using Flowyte.MockServer.Answers;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Widget;

/// <summary>Tells browsers which pages may read an answer, as the Fetch standard has it: https://fetch.spec.whatwg.org/#http-cors-protocol.</summary>
internal static class Cors
{
    // What a page may read of a head beside the few fields that it may read of any.
    private const string Exposed = "Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, x-request-id";

    // For how many seconds a browser need not ask again. Short, so that a revoked key is noticed soon.
    private const string PreflightAge = "600";

    /// <summary>The origin of the page that asks; null where the request has none, or several.</summary>
    public static string? OriginOf(HttpRequest request) => request.Headers.Origin is [{ Length: > 0 } origin] ? origin : null;

    /// <summary>An answer that pages of an origin may read.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="origin">The origin; null for none.</param>
    public static Answer Allow(Answer answer, string? origin)
    {
        // Whatever keeps answers must not give that of one origin to another.
        HeaderField[] fields = origin is null
            ? [new("Vary", "Origin")]
            : [new("Vary", "Origin"), new("Access-Control-Allow-Origin", origin), new("Access-Control-Expose-Headers", Exposed)];
        return answer with { Headers = [.. answer.Headers, .. fields] };
    }

    /// <summary>The answer to a preflight by a page that may ask.</summary>
    /// <param name="methods">What it may ask with.</param>
    public static Answer Preflight(IEnumerable<string> methods) => new()
    {
        Status = StatusCodes.Status204NoContent,
        Headers =
        [
            new("Access-Control-Allow-Methods", string.Join(", ", methods)),
            new("Access-Control-Allow-Headers", "authorization, content-type"),
            new("Access-Control-Max-Age", PreflightAge),
        ],
        Body = new NoBody(),
    };
}
