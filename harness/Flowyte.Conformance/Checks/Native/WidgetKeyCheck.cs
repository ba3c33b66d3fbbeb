using System.Text.RegularExpressions;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>What the owner of an agent is answered about the widget: WIDGET-4 to WIDGET-6.</summary>
internal sealed partial class WidgetKeyCheck : IExchangeCheck
{
    private const string Prefix = "flowyte_pk_";

    public IReadOnlyList<string> Requirements => ["WIDGET-4", "WIDGET-5", "WIDGET-6"];

    public bool Concerns(Evidence evidence) => evidence is { Operation: Operation.MintKey or Operation.EmbedWidget };

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsSuccess || SessionData.Of(evidence) is not { Kind: JsonKind.Object } data)
        {
            return [];
        }

        return evidence.Operation == Operation.MintKey ? [JudgeKey(evidence, data)] : JudgeEmbed(evidence, data);
    }

    private static Observation JudgeKey(Evidence evidence, JsonNode data)
    {
        var key = Named(data, "keyPublic");

        // The key itself is nothing for a report.
        return evidence.HeldUnless(
            key?.AsString()?.StartsWith(Prefix, StringComparison.Ordinal) != true,
            "WIDGET-4",
            key is null ? "The answer has no keyPublic." : "The key has not the form of publishable keys.",
            $"keyPublic: {Prefix}…",
            key is null ? string.Join(", ", data.Members.Select(member => member.Name)) : $"a {key.Kind.ToString().ToLowerInvariant()} that begins otherwise",
            Place.InBody((key ?? data).Offset, (key ?? data).Length));
    }

    private static IEnumerable<Observation> JudgeEmbed(Evidence evidence, JsonNode data)
    {
        var snippet = Named(data, "scriptSnippet");
        var key = Named(data, "publishableKey");
        yield return evidence.HeldUnless(
            snippet?.AsString() is null || key is null,
            "WIDGET-5",
            "The answer lacks a member.",
            "scriptSnippet, a text, and publishableKey",
            string.Join(", ", data.Members.Select(member => member.Name)),
            Place.InBody(data.Offset, data.Length));
        if (snippet?.AsString() is { } html)
        {
            var attribute = KeyAttribute().Match(html).Groups["key"].Value;
            var isOther = key?.AsString() is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) && attribute != text;
            yield return evidence.HeldUnless(
                !Script().IsMatch(html) || !attribute.StartsWith(Prefix, StringComparison.Ordinal) || isOther,
                "WIDGET-6",
                isOther ? "The snippet holds another key." : "The snippet is not the script of the widget with a key.",
                $"<script src=\"…/loader.js\" data-flowyte-key=\"{Prefix}…\" async></script>",
                attribute.Length == 0 ? html : html.Replace(attribute, "…", StringComparison.Ordinal),
                Place.InBody(snippet.Offset, snippet.Length));
        }
    }

    // Whether the member stands in data itself, or in an object there, is not documented.
    private static JsonNode? Named(JsonNode data, string name) =>
        data[name] ?? data.Members.Select(member => member.Value[name]).FirstOrDefault(value => value is not null);

    [GeneratedRegex("<script\\b[^>]*\\bsrc\\s*=\\s*[\"']?[^\"'\\s>]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();

    [GeneratedRegex("\\bdata-flowyte-key\\s*=\\s*[\"']?(?<key>[^\"'\\s>]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyAttribute();
}
