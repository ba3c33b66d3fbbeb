namespace Flowyte.Conformance.Running;

/// <summary>A <c>{{name}}</c> found in a text.</summary>
/// <param name="Name">The name between the braces.</param>
/// <param name="Start">Where the opening braces stand.</param>
/// <param name="End">Where the text goes on behind the closing braces.</param>
internal readonly record struct Placeholder(string Name, int Start, int End)
{
    /// <summary>The first placeholder of the text; null where there is none.</summary>
    public static Placeholder? Next(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf("{{", StringComparison.Ordinal);
        var length = start < 0 ? -1 : text[(start + 2)..].IndexOf("}}", StringComparison.Ordinal);
        return length < 0 ? null : new Placeholder(text.Slice(start + 2, length).Trim().ToString(), start, start + length + 4);
    }

    /// <summary>Every placeholder of the text, in order.</summary>
    public static IEnumerable<string> Names(string text)
    {
        for (var start = 0; Next(text.AsSpan(start)) is { } found; start += found.End)
        {
            yield return found.Name;
        }
    }
}
