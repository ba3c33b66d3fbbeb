using System.Collections.Immutable;
using System.Globalization;

namespace Flowyte.MockServer.Chat;

/// <summary>Cuts a text into the pieces of a stream, much like a model's tokens: words with the space before them.</summary>
internal static class Pieces
{
    // In characters as people see them: no piece is shorter than the least one drawn unless the text ends, none is longer.
    private const int Shortest = 2;
    private const int LongestDraw = 9;
    private const int Longest = 16;

    /// <summary>Cuts a text. The pieces depend on the text and the fingerprint alone, and none cuts a grapheme.</summary>
    public static ImmutableArray<string> Of(string text, Fingerprint seed)
    {
        var random = new SeededRandom(seed);
        var pieces = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var at = 0;
        var length = 0;
        var wanted = Draw(ref random);
        while (at < text.Length)
        {
            if ((length >= wanted && char.IsWhiteSpace(text[at])) || length == Longest)
            {
                pieces.Add(text[start..at]);
                start = at;
                length = 0;
                wanted = Draw(ref random);
            }

            at += StringInfo.GetNextTextElementLength(text, at);
            length++;
        }

        if (start < text.Length)
        {
            pieces.Add(text[start..]);
        }

        return pieces.ToImmutable();
    }

    private static int Draw(ref SeededRandom random) => Shortest + random.Next(LongestDraw - Shortest + 1);
}
