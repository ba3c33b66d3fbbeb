namespace Flowyte.Conformance.Checks;

/// <summary>
/// Compares what an agent said with the text that it was asked to repeat. It names a difference only where that alone explains
/// all of it: a model that words things differently leaves other traces.
/// </summary>
internal static class TextComparison
{
    // What finds the text in a reply that says more than it.
    private const int Anchor = 8;
    private const int Shortest = 40;
    private const int Part = 12;

    /// <summary>How the reply differs, and the character of it at which it does.</summary>
    public static (Likeness Likeness, int At) Compare(string wanted, string said)
    {
        said = Straight(said);
        wanted = Straight(wanted);
        var exact = said.IndexOf(wanted, StringComparison.Ordinal);
        return Mangling.Of(wanted, said) is { } mangling ? (mangling, FirstDifference(wanted, said))
            : Doubling.Explains(wanted, said) ? (Likeness.Doubled, FirstDifference(wanted, said))
            : exact >= 0 ? (Likeness.Exact, exact)
            : !IsMeantAs(wanted, said) ? (Likeness.None, 0)
            : Damaged(wanted, said);
    }

    // A reply in which no part of the text stands says nothing of what happens to texts.
    private static bool IsMeantAs(string wanted, string said) => wanted.Length >= Shortest
        && Enumerable.Range(0, wanted.Length / Part).Any(part => said.Contains(wanted.Substring(part * Part, Part), StringComparison.Ordinal));

    /// <summary>The text with the plain forms of quotation marks and line ends, which agents choose; one character for another, so that places stay.</summary>
    public static string Straight(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"');

    private static (Likeness Likeness, int At) Damaged(string wanted, string said)
    {
        var start = Math.Max(0, said.IndexOf(wanted[..Anchor], StringComparison.Ordinal));
        var tail = said.LastIndexOf(wanted[^Anchor..], StringComparison.Ordinal);
        var end = tail < 0 ? said.Length : tail + Anchor;
        if (end - start < Shortest)
        {
            return (Likeness.Other, 0);
        }

        var part = said[start..end];
        if (WithoutSpace(part) == WithoutSpace(wanted))
        {
            return (LacksSpace(wanted, part) ? Likeness.SpaceLost : Likeness.Other, start + Prefix(wanted, part));
        }

        // Where the beginning or the end is what moved, the part between them is not all.
        var likeness = IsMoved(wanted, said.Trim()) ? Likeness.Moved : Difference(wanted, part);
        return (likeness, Math.Min(start + Prefix(wanted, part), said.Length - 1));
    }

    // A line feed that has become a space is lost as well.
    private static bool LacksSpace(string wanted, string part) =>
        part.Count(char.IsWhiteSpace) < wanted.Count(char.IsWhiteSpace) || part.Count(character => character == '\n') < wanted.Count(character => character == '\n');

    private static Likeness Difference(string wanted, string part)
    {
        var before = Prefix(wanted, part);
        var after = Suffix(wanted, part, Math.Min(wanted.Length, part.Length) - before);
        var missing = wanted[before..^after];
        var extra = part[before..^after];
        return (missing.Length, extra.Length) switch
        {
            (_, 0) => before == 0 ? Likeness.HeadLost : after == 0 ? Likeness.TailLost : Likeness.MiddleLost,
            (0, _) => Doubling.Explains(wanted, part) ? Likeness.Doubled : Likeness.Other,
            _ when IsMoved(wanted, part) => Likeness.Moved,
            _ when part.Length >= wanted.Length / 2 && IsWithin(wanted, part) => Likeness.MiddleLost,
            _ => Likeness.Other,
        };
    }

    // The same characters in another order, however many parts changed places: who words things differently needs others.
    private static bool IsMoved(string wanted, string said) =>
        wanted.Length == said.Length && wanted.Order().SequenceEqual(said.Order());

    // Whether leaving characters out makes the one text of the other.
    private static bool IsWithin(string wanted, string part)
    {
        var at = 0;
        foreach (var character in wanted)
        {
            at += at < part.Length && part[at] == character ? 1 : 0;
        }

        return at == part.Length;
    }

    private static int FirstDifference(string wanted, string said)
    {
        var start = Math.Max(0, said.IndexOf(wanted[..Math.Min(Anchor, wanted.Length)], StringComparison.Ordinal));
        return Math.Min(start + Prefix(wanted, said[start..]), Math.Max(0, said.Length - 1));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static int Prefix(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    private static int Suffix(string one, string other, int longest)
    {
        var length = 0;
        while (length < longest && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}
