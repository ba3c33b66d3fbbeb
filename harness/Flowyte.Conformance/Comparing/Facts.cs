namespace Flowyte.Conformance.Comparing;

/// <summary>What is true of an answer, by place; a place that is not there has nothing.</summary>
internal static class Facts
{
    private const int LongestText = 160;

    /// <summary>
    /// Where two sides differ. What stands below a place that differs is left out: it follows from it.
    /// </summary>
    public static IEnumerable<SeenDifference> Compare(StructureArea area, string frame, IReadOnlyDictionary<string, string> live, IReadOnlyDictionary<string, string> mock)
    {
        var roots = new List<string>();
        foreach (var place in live.Keys.Union(mock.Keys).Order(StringComparer.Ordinal))
        {
            var (there, here) = (live.GetValueOrDefault(place), mock.GetValueOrDefault(place));
            if (there != here && !roots.Exists(root => IsBelow(place, root)))
            {
                roots.Add(place);
                yield return new(area, place, frame, there, here);
            }
        }
    }

    /// <summary>A text of the target in a length that can be shown.</summary>
    public static string Bounded(string text) =>
        text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText), "…");

    private static bool IsBelow(string place, string root) =>
        place.Length > root.Length && place.StartsWith(root, StringComparison.Ordinal) && (place[root.Length] is '.' or '[');
}
