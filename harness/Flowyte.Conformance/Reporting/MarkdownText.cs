using System.Text;

namespace Flowyte.Conformance.Reporting;

/// <summary>Text in GitHub Flavored Markdown.</summary>
internal static class MarkdownText
{
    // Whatever begins markup, HTML, a mention, a reference, mathematics or the cell of a table, wherever it stands.
    private const string Special = "\\`*_[]|~#@!$";

    /// <summary>The text on one line, meaning nothing but itself wherever it stands.</summary>
    public static string Escape(string text)
    {
        var visible = VisibleText.Escape(text);
        var escaped = new StringBuilder(visible.Length + 16);
        for (var i = 0; i < visible.Length; i++)
        {
            _ = visible[i] switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                var character when NeedsBackslash(visible, i) => escaped.Append('\\').Append(character),
                var character => escaped.Append(character),
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

    private static bool NeedsBackslash(string text, int index) => text[index] switch
    {
        // A list item or the underline of a heading begins a line, and nothing else does.
        '-' or '+' or '=' => index == 0,
        ')' => IsListMarker(text, index),
        // www.example.org becomes a link by itself.
        '.' => IsListMarker(text, index) || text.AsSpan(0, index).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        // So does https://example.org, and :tada: becomes a picture.
        ':' => index + 1 < text.Length && (text[index + 1] is '/' or '+' or '-' || char.IsAsciiLetter(text[index + 1])),
        var character => Special.Contains(character, StringComparison.Ordinal),
    };

    private static bool IsListMarker(string text, int index) =>
        index > 0 && !text.AsSpan(0, index).ContainsAnyExceptInRange('0', '9') && (index + 1 == text.Length || text[index + 1] == ' ');
}
