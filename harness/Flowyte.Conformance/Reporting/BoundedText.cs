namespace Flowyte.Conformance.Reporting;

/// <summary>Text of others, cut where it gets too long to be read.</summary>
internal static class BoundedText
{
    /// <summary>The text, or its beginning with <c>…</c> behind it; a surrogate pair is not cut in two.</summary>
    public static string Cut(string text, int maxLength) => text.Length <= maxLength
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength), "…");
}
