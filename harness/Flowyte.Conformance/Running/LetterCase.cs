namespace Flowyte.Conformance.Running;

/// <summary>Upper and lower case.</summary>
internal static class LetterCase
{
    /// <summary>The text with upper case in place of lower case, and the other way round.</summary>
    public static string Swap(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
