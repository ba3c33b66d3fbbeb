using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Recording;

/// <summary>Writes texts as scalars of YAML (1.2.2, §7.3).</summary>
internal static partial class YamlText
{
    /// <summary>A text as a person would write it: plain where it cannot be taken for anything else, and in quotation marks otherwise.</summary>
    public static string Of(string text) => Plain().IsMatch(text) ? text : Quoted(text);

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string text)
    {
        var yaml = new StringBuilder("\"", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => yaml.Append("\\\""),
                '\\' => yaml.Append(@"\\"),
                '\n' => yaml.Append(@"\n"),
                '\r' => yaml.Append(@"\r"),
                '\t' => yaml.Append(@"\t"),
                _ when IsHidden(rune) => yaml.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => yaml.Append(rune.ToString()),
            };
        }

        return yaml.Append('"').ToString();
    }

    // What nobody sees could not be told from what is not there, and YAML does not allow all of it.
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0xFEFF or 0xFFFE or 0xFFFF;

    // Words with one space between them, and an id such as agt_123: no sign that means something in YAML, and no word such as true, no or null.
    [GeneratedRegex(@"^(agt_[A-Za-z0-9_]{1,100}|[A-Za-z][A-Za-z'.!?]{0,50}( [A-Za-z0-9][A-Za-z0-9_'.!?-]{0,50},?){0,50} [A-Za-z0-9][A-Za-z0-9_'.!?-]{0,50})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Plain();
}
