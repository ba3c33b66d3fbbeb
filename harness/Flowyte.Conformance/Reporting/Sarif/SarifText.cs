using System.Globalization;
using System.Text.Json;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Reporting.Sarif;

/// <summary>Texts, times and levels as SARIF has them.</summary>
internal static class SarifText
{
    /// <summary>Writes a message: an object with a text, and the same in Markdown where that is given.</summary>
    public static void Write(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Plain(text));
        if (markdown is not null)
        {
            json.WriteString("markdown", markdown);
        }

        json.WriteEndObject();
    }

    /// <summary>The text on one line, with nothing hidden.</summary>
    public static string Visible(string text) => VisibleText.Escape(text);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>How grave it is where a requirement of this level does not hold.</summary>
    public static string Severity(Level level) => level switch
    {
        Level.Must => "error",
        Level.Should => "warning",
        _ => "note",
    };

    // §3.11.6: [text](target) is a link in a plain text, too. Braces stay single, though §3.11.5 doubles them: no message has
    // arguments, readers show such texts as they are, and the curl line is there to be copied.
    private static string Plain(string text) => VisibleText.Escape(text, kept: "\n").Replace("](", "] (", StringComparison.Ordinal);
}
