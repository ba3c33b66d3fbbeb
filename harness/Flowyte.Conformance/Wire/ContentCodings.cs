namespace Flowyte.Conformance.Wire;

/// <summary>What Content-Encoding and Accept-Encoding say (RFC 9110 §8.4 and §12.5.3).</summary>
internal static class ContentCodings
{
    /// <summary>The codings of a response in the order in which they were put on, in lower case; identity, which is none, is left out.</summary>
    public static IReadOnlyList<string> Of(WireResponse response) =>
    [
        .. response.Headers.Where(field => field.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(Name)
            .Where(name => name != "identity"),
    ];

    /// <summary>Whether a request offers to take a coding.</summary>
    public static bool IsOffered(WireRequest request, string coding)
    {
        var offers = Offers(request);
        var offer = offers.Find(one => Name(one[0]) == coding) ?? offers.Find(one => one[0] == "*");
        return offer is not null && !IsRefusal(offer);
    }

    /// <summary>The codings that a request refuses by name, in lower case.</summary>
    public static IReadOnlyList<string> RefusedBy(WireRequest request) => [.. Offers(request).Where(IsRefusal).Select(offer => Name(offer[0]))];

    private static List<string[]> Offers(WireRequest request) =>
    [
        .. request.Headers.Where(field => field.Name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(offer => offer.Split(';', 2, StringSplitOptions.TrimEntries)),
    ];

    private static bool IsRefusal(string[] offer) => offer is [_, var weight] && IsZero(weight);

    // RFC 9110 §8.4.1.3: "A recipient SHOULD consider "x-gzip" to be equivalent to "gzip"."
    private static string Name(string coding) => coding.ToLowerInvariant() is var name && name == "x-gzip" ? "gzip" : name;

    private static bool IsZero(string weight) =>
        weight.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is "q=0" or "q=0." or "q=0.0" or "q=0.00" or "q=0.000";
}
