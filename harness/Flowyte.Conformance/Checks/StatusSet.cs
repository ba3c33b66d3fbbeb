namespace Flowyte.Conformance.Checks;

/// <summary>The statuses that an expectation allows: <c>400</c>, or <c>4xx</c> for a whole class.</summary>
internal static class StatusSet
{
    /// <summary>Whether the status is among them.</summary>
    public static bool Contains(IReadOnlyList<string> statuses, int status) => statuses.Any(one => Matches(one, status));

    /// <summary>The statuses for people, such as <c>400 or 422</c>.</summary>
    public static string Describe(IReadOnlyList<string> statuses) => string.Join(" or ", statuses);

    private static bool Matches(string pattern, int status) =>
        pattern.EndsWith("xx", StringComparison.OrdinalIgnoreCase) ? pattern[0] - '0' == status / 100 : pattern == status.ToString();
}
