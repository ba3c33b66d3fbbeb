namespace Flowyte.Conformance.Names;

/// <summary>Finds what someone may have meant.</summary>
public static class NearNames
{
    /// <summary>The names that are nearest to what was written, the nearest first; empty where none is near.</summary>
    /// <param name="written">What was written and does not exist.</param>
    /// <param name="names">What does.</param>
    public static IReadOnlyList<string> Of(string written, IEnumerable<string> names) =>
        [.. names
            .Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, written.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .Take(3)];

    // Levenshtein's distance with one row.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
