using System.Globalization;
using System.Text;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Text as a terminal may see it: what comes from the target, a file or a user is escaped, so that it cannot steer the terminal.</summary>
internal static class Shown
{
    /// <summary>One line: line breaks are escaped too.</summary>
    public static string Text(string text)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            shown.Append(IsHarmful(character) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : character.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Several lines: line breaks stay, the rest is escaped.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Text));

    private static bool IsHarmful(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;
}
