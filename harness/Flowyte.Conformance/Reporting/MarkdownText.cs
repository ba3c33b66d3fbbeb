using System.Text;

namespace Flowyte.Conformance.Reporting;

/// <summary>Text in GitHub Flavored Markdown.</summary>
internal static class MarkdownText
{
    // Whatever begins markup, HTML, an automatic link, a mention, an emoji or the cell of a table.
    private const string Special = "\\`*_{}[]()<>&|~#@:$!^=+-";

    /// <summary>The text on one line, meaning nothing but itself wherever it stands.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in VisibleText.Escape(text))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // www.example.org becomes a link by itself.
                '.' when IsAfterWww(escaped) => escaped.Append("\\."),
                _ when Special.Contains(character, StringComparison.Ordinal) => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A fenced block that its content cannot end.</summary>
    /// <param name="content">The content; its line feeds stay.</param>
    /// <param name="language">The name of the language, such as <c>sh</c>.</param>
    /// <param name="indent">What stands before each line, such as the indentation of a list item.</param>
    public static string Fence(string content, string language, string indent = "")
    {
        var visible = VisibleText.Escape(content, kept: "\n");
        var longest = 2;
        var run = 0;
        foreach (var character in visible)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var lines = visible.Replace("\n", $"\n{indent}", StringComparison.Ordinal);
        return $"{indent}{fence}{language}\n{indent}{lines}\n{indent}{fence}\n";
    }

    private static bool IsAfterWww(StringBuilder text) =>
        text.Length >= 3 && text.ToString(text.Length - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
