namespace Flowyte.MockServer.Cases;

/// <summary>
/// How much the conditions of a case ask for. The case that asks for more is looked at first. What is compared first is the number
/// of exact texts, then that of regular expressions, then that of texts to be contained, then that of all other conditions; the first
/// difference decides, as it does for selectors of CSS.
/// </summary>
internal sealed record Specificity(int Exact, int Regex, int Contains, int Other)
{
    /// <summary>What asks for nothing counts.</summary>
    public static Specificity OfNothing { get; } = new(0, 0, 0, 0);

    /// <summary>What a condition that asks for no text counts.</summary>
    public static Specificity OfOther { get; } = new(0, 0, 0, 1);

    public static Specificity operator +(Specificity left, Specificity right) =>
        new(left.Exact + right.Exact, left.Regex + right.Regex, left.Contains + right.Contains, left.Other + right.Other);

    /// <summary>What is compared.</summary>
    public (int Exact, int Regex, int Contains, int Other) Rank => (Exact, Regex, Contains, Other);
}
