using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Yaml;

/// <summary>
/// Writes a value as YAML 1.2, one member or item a line. Every text stands in double quotes, and what a person could not see or a
/// reader might change in it is escaped: well-formed text that is read again is the same to the character.
/// </summary>
internal static partial class YamlWriter
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, indent: 0, inLine: true);
        return text.ToString().TrimStart('\n').TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, JsonNode node, int indent, bool inLine)
    {
        var entries = node.Kind switch
        {
            JsonKind.Object => node.Members.Select(member => ($"{Key(member.Name)}:", member.Value)).ToList(),
            JsonKind.Array => [.. node.Items.Select(item => ("-", item))],
            _ => [],
        };
        if (entries.Count == 0)
        {
            text.Append(' ').Append(Scalar(node)).Append('\n');
            return;
        }

        // The first entry of an item stands on the line of its dash.
        text.Append(inLine ? "\n" : " ");
        for (var index = 0; index < entries.Count; index++)
        {
            var (start, value) = entries[index];
            text.Append(' ', index == 0 && !inLine ? 0 : indent).Append(start);
            Write(text, value, indent + 2, inLine: start != "-");
        }
    }

    private static string Scalar(JsonNode node) => node.Kind switch
    {
        JsonKind.String => Quote(node.Text),
        JsonKind.Array => "[]",
        JsonKind.Object => "{}",
        JsonKind.Null => "null",
        _ => node.Text,
    };

    private static string Key(string name) => PlainKey().IsMatch(name) ? name : Quote(name);

    private static string Quote(string text) =>
        text.EnumerateRunes().Aggregate(new StringBuilder("\""), (quoted, rune) => quoted.Append(Escape(rune))).Append('"').ToString();

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        _ when IsVisible(rune) => rune.ToString(),
        <= 0xffff => $"\\u{rune.Value:x4}",
        _ => $"\\U{rune.Value:x8}",
    };

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    // What the core schema reads as another type is no plain key; all of those are words of one kind or begin with no letter.
    [GeneratedRegex(@"^(?!(null|true|false)\z)[A-Za-z][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainKey();
}
