using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Compares values with what a condition expects: a value that they equal, or a mapping of rules.</summary>
internal static class JsonMatch
{
    private const string Present = "present";
    private const char Replacement = '\uFFFD';

    /// <summary>The rules for a value, by their names.</summary>
    public static readonly FrozenDictionary<string, Func<JsonNode?, JsonNode, bool>> Rules = new Dictionary<string, Func<JsonNode?, JsonNode, bool>>
    {
        [Present] = (_, _) => true,
        ["type"] = (value, type) => TypeOf(value) == (string)type!,
        ["not"] = (value, type) => TypeOf(value) != (string)type!,
        ["equals"] = JsonNode.DeepEquals,
        ["contains"] = (value, part) => TextOf(value)?.Contains((string)part!, StringComparison.OrdinalIgnoreCase) == true,
        ["startsWith"] = (value, start) => TextOf(value)?.StartsWith((string)start!, StringComparison.Ordinal) == true,
        ["minLength"] = (value, length) => TextOf(value)?.Length >= (int)length,
        ["maxLength"] = (value, length) => TextOf(value)?.Length <= (int)length,
        ["utf8"] = (value, isUtf8) => TextOf(value)?.Contains(Replacement) != (bool)isUtf8,
    }.ToFrozenDictionary();

    /// <summary>Whether one of the values is as expected, or none is there and none is expected.</summary>
    public static bool Holds(JsonNode? expected, IEnumerable<JsonNode?> values)
    {
        var found = values.ToList();
        return expected switch
        {
            JsonObject rules when rules[Present] is { } present && !(bool)present => found.Count == 0,
            JsonObject rules => found.Exists(value => rules.All(rule => Rules[rule.Key](value, rule.Value!))),
            _ => found.Exists(value => JsonNode.DeepEquals(value, expected)),
        };
    }

    /// <summary>Whether a header field is as expected; a plain text is searched for in any case.</summary>
    public static bool HoldsText(JsonNode? expected, string? value) => expected is JsonObject
        ? Holds(expected, value is null ? [] : [JsonValue.Create(value)])
        : value is not null && value.Contains((string)expected!, StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : null;

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.Value.ToString().ToLowerInvariant(),
    };
}
