namespace Flowyte.MockServer.Agents;

/// <summary>Finds what somebody may have meant. Upper and lower case are the same where texts of messages are compared.</summary>
internal static class EditDistance
{
    // Far more than anybody would compare by eye; it bounds the time that a long message can take.
    private const int Longest = 500;

    /// <summary>The candidate that differs from a text in the fewest letters, if it differs in at most half of them.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var nearest = candidates.MinBy(candidate => Between(text, candidate));
        return nearest is not null && Between(text, nearest) <= Math.Max(text.Length, nearest.Length) / 2 ? nearest : null;
    }

    /// <summary>How many letters have to be changed, added or taken away to make one text of another. Of longer texts than 500 letters the rest counts by its length.</summary>
    public static int Between(string left, string right) =>
        Compute(Cut(left), Cut(right), isFreeAround: false) + Math.Abs(Math.Max(0, left.Length - Longest) - Math.Max(0, right.Length - Longest));

    /// <summary>In how many letters the place of a text that is most like another one differs from that, in any case.</summary>
    public static int Within(string text, string wanted) =>
        text.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0
        : Math.Max(1, Compute(Cut(wanted).ToUpperInvariant(), Cut(text).ToUpperInvariant(), isFreeAround: true));

    // Where it is free, the second text may have anything before and behind the place that is compared.
    private static int Compute(string left, string right, bool isFreeAround)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; !isFreeAround && j <= right.Length; j++)
        {
            row[j] = j;
        }

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

        return isFreeAround ? row.Min() : row[right.Length];
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
