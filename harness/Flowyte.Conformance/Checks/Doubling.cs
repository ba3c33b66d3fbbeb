namespace Flowyte.Conformance.Checks;

/// <summary>Tells a text of which pieces come twice: once, at either end, or wherever two deltas overlap.</summary>
internal static class Doubling
{
    // More than this of what is said cannot be pieces of the text, each of them once more.
    private const int MostTimes = 3;
    private const int LongestPiece = 120;

    /// <summary>Whether what is said becomes the text once each piece that repeats what stands just before it is taken out.</summary>
    /// <param name="wanted">The text.</param>
    /// <param name="said">What is said, which is longer than it.</param>
    public static bool Explains(string wanted, string said)
    {
        if (said.Length <= wanted.Length || said.Length > wanted.Length * MostTimes)
        {
            return false;
        }

        // By how far said is ahead: whether the text up to a character can be what it is up to there.
        var ahead = new bool[said.Length - wanted.Length + 1];
        ahead[0] = true;
        for (var at = 0; at <= wanted.Length; at++)
        {
            for (var by = 0; by < ahead.Length; by++)
            {
                if (ahead[by])
                {
                    Repeat(wanted, said, at, by, ahead);
                    ahead[by] = at == wanted.Length ? by == ahead.Length - 1 : said[at + by] == wanted[at];
                }
            }
        }

        return ahead[^1];
    }

    private static void Repeat(string wanted, string said, int at, int by, bool[] ahead)
    {
        var longest = Math.Min(Math.Min(at, LongestPiece), ahead.Length - 1 - by);
        for (var length = 1; length <= longest; length++)
        {
            ahead[by + length] |= string.CompareOrdinal(said, at + by, wanted, at - length, length) == 0;
        }
    }
}
