using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer;

/// <summary>Says in YAML what code says, so that files and code have one model and one reader.</summary>
internal static class CaseNodes
{
    public static YamlMappingNode Map(params IEnumerable<(string Key, YamlNode? Value)> members)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in members)
        {
            if (value is not null)
            {
                map.Add(key, value);
            }
        }

        return map;
    }

    public static YamlNode Text(string text) => new YamlScalarNode(text);

    public static YamlNode? TextOrNothing(string? text) => text is null ? null : Text(text);

    public static YamlNode Texts(IEnumerable<string> texts) => new YamlSequenceNode(texts.Select(Text));

    public static YamlNode Flag(bool flag) => new YamlScalarNode(flag ? "true" : "false") { Style = ScalarStyle.Plain };

    /// <summary>A value as JSON; nothing where there is none.</summary>
    public static YamlNode? JsonOrNothing(object? value) => value is null ? null : Json(JsonSerializer.SerializeToNode(value));

    /// <summary>A regular expression between slashes; nothing where there is none.</summary>
    public static YamlNode? Expression(string? expression) => expression is null ? null : Text($"/{expression}/");

    /// <summary>What a text has to be like.</summary>
    public static IEnumerable<(string Key, YamlNode? Value)> Pattern(string? contains, string? exact, string? matches) =>
        [("contains", TextOrNothing(contains)), ("exact", TextOrNothing(exact)), ("matches", Expression(matches))];

    public static YamlNode Pace(TimeSpan firstToken, TimeSpan perChunk, double? tokensPerSecond, double jitter) => Map(
        ("firstToken", Text(Duration(firstToken))),
        ("perChunk", perChunk == default ? null : Text(Duration(perChunk))),
        ("tokensPerSecond", tokensPerSecond is { } rate ? Text(rate.ToString(CultureInfo.InvariantCulture)) : null),
        ("jitter", jitter == 0 ? null : Text($"{(jitter * 100).ToString(CultureInfo.InvariantCulture)}%")));

    public static string Duration(TimeSpan time) => $"{time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)}ms";

    private static YamlNode Json(JsonNode? node) => node switch
    {
        JsonObject map => Map(map.Select(member => (member.Key, (YamlNode?)Json(member.Value)))),
        JsonArray list => new YamlSequenceNode(list.Select(Json)),
        JsonValue value when value.TryGetValue(out string? text) => Text(text),
        _ => new YamlScalarNode(node?.ToJsonString() ?? "null") { Style = ScalarStyle.Plain },
    };
}
