using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>
/// Compares values with what a condition expects: a value that they equal, or a mapping of
/// <c>present</c>, <c>type</c>, <c>not</c>, <c>contains</c>, <c>startsWith</c>, <c>equals</c>, <c>minLength</c>, <c>maxLength</c> and <c>utf8</c>.
/// </summary>
internal static class JsonMatch
{
    private const char Replacement = '\uFFFD';

    /// <summary>Whether one of the values is as expected, or none is there and none is expected.</summary>
    public static bool Holds(JsonNode? expected, IEnumerable<JsonNode?> values)
    {
        var found = values.ToList();
        return expected is JsonObject rules
            ? rules["present"] is { } present
                ? (found.Count > 0) == (bool)present && (found.Count == 0 || found.Exists(value => Fits(rules, value)))
                : found.Exists(value => Fits(rules, value))
            : found.Exists(value => JsonNode.DeepEquals(value, expected));
    }

    /// <summary>Whether a header field is as expected; a plain text is searched for in any case.</summary>
    public static bool HoldsText(JsonNode? expected, string? value) => expected is JsonObject
        ? Holds(expected, value is null ? [] : [JsonValue.Create(value)])
        : value is not null && value.Contains((string)expected!, StringComparison.OrdinalIgnoreCase);

    private static bool Fits(JsonObject rules, JsonNode? value)
    {
        var text = value is JsonValue scalar && scalar.TryGetValue(out string? characters) ? characters : null;
        return rules.All(rule => rule.Key switch
        {
            "present" => true,
            "type" => TypeOf(value) == (string)rule.Value!,
            "not" => TypeOf(value) != (string)rule.Value!,
            "equals" => JsonNode.DeepEquals(value, rule.Value),
            "contains" => text?.Contains((string)rule.Value!, StringComparison.OrdinalIgnoreCase) == true,
            "startsWith" => text?.StartsWith((string)rule.Value!, StringComparison.Ordinal) == true,
            "minLength" => text?.Length >= (int)rule.Value!,
            "maxLength" => text?.Length <= (int)rule.Value!,
            "utf8" => text?.Contains(Replacement) != (bool)rule.Value!,
            var key => throw new InvalidDataException($"A condition has no rule named {key}."),
        });
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.Value.ToString().ToLowerInvariant(),
    };
}
