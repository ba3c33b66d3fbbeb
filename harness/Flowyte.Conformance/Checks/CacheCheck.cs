using System.Globalization;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a reply invites caches to give it to others: HTTP-23.</summary>
internal sealed class CacheCheck : IExchangeCheck
{
    // RFC 9111 §5.2.2: each of these keeps a shared cache from using the answer again by itself.
    private static readonly string[] Keeping = ["private", "no-store", "no-cache"];

    public IReadOnlyList<string> Requirements => ["HTTP-23"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.IsReply && evidence.Response is { } response)
        {
            yield return evidence.HeldUnless(
                IsInvitation(response.Header("Cache-Control") ?? ""),
                "HTTP-23",
                "The reply invites caches to keep it and to give it to others.",
                "Cache-Control: no-store, or none",
                $"Cache-Control: {response.Header("Cache-Control")}",
                Place.OfHeader(response, "Cache-Control"));
        }
    }

    // Nothing is fresh for no time: "public, max-age=0, must-revalidate" is what some platforms say where nobody told them anything.
    private static bool IsInvitation(string field)
    {
        var directives = field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.Split('=', 2, StringSplitOptions.TrimEntries))
            .GroupBy(parts => parts[0].ToLowerInvariant())
            .ToDictionary(group => group.Key, group => group.First() is [_, var value] ? value.Trim('"') : "");
        return !Keeping.Any(directives.ContainsKey)
            && (directives.TryGetValue("s-maxage", out var shared) ? IsPositive(shared)
                : directives.TryGetValue("max-age", out var age) ? IsPositive(age)
                : directives.ContainsKey("public"));
    }

    private static bool IsPositive(string seconds) => long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
}
