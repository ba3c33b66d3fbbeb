namespace Flowyte.Conformance.Text;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate that takes the fewest insertions, deletions, replacements and swaps of neighbours to become;
    /// null where even that one shares too little with the name to be a help.
    /// </summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="candidates">The names that do.</param>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, name.Length / 3) ? best.Name : null;
    }

    // Optimal string alignment; letters of another case are half as far apart as other letters.
    private static double Distance(string left, string right)
    {
        var rows = new double[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Smallest(rows, left, right, i, j);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static double Smallest(double[,] rows, string left, string right, int i, int j)
    {
        var smallest = Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1;
        smallest = Math.Min(smallest, rows[i - 1, j - 1] + Difference(left[i - 1], right[j - 1]));
        return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
            ? Math.Min(smallest, rows[i - 2, j - 2] + 1)
            : smallest;
    }

    private static double Difference(char left, char right)
    {
        if (left == right)
        {
            return 0;
        }

        return char.ToUpperInvariant(left) == char.ToUpperInvariant(right) ? 0.5 : 1;
    }
}
