using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>The header fields of an answer that clients, caches and proxies act upon. Ids, dates and numbers never count.</summary>
internal static class HeadStructure
{
    private const string Present = "present";

    // Their values are words.
    private static readonly string[] Compared = ["Vary", "Allow", "Retry-After", "X-Should-Retry", "X-Accel-Buffering", "Access-Control-Allow-Origin"];

    // Their values differ from answer to answer.
    private static readonly string[] Noted = ["ETag", "Expires", "Last-Modified", "Pragma", "Age", "Set-Cookie", "Location", "x-request-id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    /// <summary>What is there, by the name of the field.</summary>
    public static IReadOnlyDictionary<string, string> Of(WireResponse response)
    {
        var facts = new Dictionary<string, string>();
        Set(facts, "Content-Type", response.MediaType);
        Set(facts, "Content-Type parameters", ParametersOf(response));
        Set(facts, "Content-Encoding", string.Join(", ", ContentCodings.Of(response)));
        Set(facts, "Cache-Control", DirectivesOf(ValuesOf(response, "Cache-Control")));
        Set(facts, "WWW-Authenticate", ValuesOf(response, "WWW-Authenticate").Split(' ', 2)[0]);
        Set(facts, "body framing", FramingOf(response));
        foreach (var name in Compared)
        {
            Set(facts, name, WithoutNumbers(ValuesOf(response, name)));
        }

        foreach (var name in Noted.Where(name => response.Header(name) is not null))
        {
            facts.Add(name, Present);
        }

        return facts;
    }

    private static void Set(Dictionary<string, string> facts, string name, string value)
    {
        if (value.Length > 0)
        {
            facts.Add(name, Facts.Bounded(value));
        }
    }

    private static string ValuesOf(WireResponse response, string name) =>
        string.Join(", ", response.Headers.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value));

    private static string ParametersOf(WireResponse response) => string.Join(
        "; ",
        (response.Header("Content-Type") ?? "").Split(';', StringSplitOptions.TrimEntries).Skip(1).Where(part => part.Length > 0).Select(part => part.Replace("\"", "", StringComparison.Ordinal).ToLowerInvariant()));

    // no-cache, no-store and no-store, no-cache say the same, and how many seconds max-age has is a number.
    private static string DirectivesOf(string value) => string.Join(
        ", ",
        value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)[0].ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));

    private static string WithoutNumbers(string value) => value.Length > 0 && value.All(char.IsAsciiDigit) ? "a number" : value;

    private static string FramingOf(WireResponse response) =>
        response.Header("Transfer-Encoding") is { } coding ? coding.ToLowerInvariant()
        : response.Header("Content-Length") is not null ? "Content-Length"
        : "end of the connection";
}
