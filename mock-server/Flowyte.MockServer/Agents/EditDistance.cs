namespace Flowyte.MockServer.Agents;

/// <summary>Finds what somebody may have meant.</summary>
internal static class EditDistance
{
    /// <summary>The candidate that differs from a text in the fewest letters, if it differs in at most half of them.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var nearest = candidates.MinBy(candidate => Between(text, candidate));
        return nearest is not null && Between(text, nearest) <= Math.Max(text.Length, nearest.Length) / 2 ? nearest : null;
    }

    private static int Between(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
