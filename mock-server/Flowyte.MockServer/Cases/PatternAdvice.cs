using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Cases;

/// <summary>Says how far a text is from a pattern. It never repeats the text, which may hold a key.</summary>
internal static class PatternAdvice
{
    /// <summary>How far a conversation is from one with another message.</summary>
    public const double DistanceOfMessage = 1;

    /// <summary>How many messages are compared letter by letter: the latest ones. A conversation may have very many.</summary>
    public const int MostMessages = 20;

    /// <summary>What is wrong with a text, and the smallest change that would help.</summary>
    /// <param name="whose">What the text is, such as <c>the last message of the user</c>.</param>
    /// <param name="pattern">The pattern that it does not fit.</param>
    /// <param name="text">The text.</param>
    public static string Of(string whose, TextPattern pattern, string text) => pattern switch
    {
        _ when text.Length == 0 => $"{whose} is empty: send one that {pattern}",
        ExactPattern exact => $"{whose} is not \"{exact.Text}\": change {Letters(exact.Letters(text))}",
        ContainsPattern contains => Of(whose, contains, text),
        _ => $"{whose} does not match: send one that {pattern}",
    };

    private static string Of(string whose, ContainsPattern contains, string text)
    {
        var nearest = contains.Texts.MinBy(wanted => (double)EditDistance.Within(text, wanted) / wanted.Length)!;
        var letters = EditDistance.Within(text, nearest);
        return letters <= nearest.Length / 2
            ? $"{whose} does not hold \"{nearest}\", but something that differs from it in {Letters(letters)}: correct that"
            : $"{whose} does not hold \"{nearest}\": add it";
    }

    private static string Letters(int count) => count == 1 ? "1 letter" : $"{count} letters";
}
