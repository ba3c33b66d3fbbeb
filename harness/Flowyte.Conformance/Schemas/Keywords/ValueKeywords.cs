using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords about values of any kind.</summary>
internal static class ValueKeywords
{
    private static readonly Dictionary<string, Func<JsonNode, bool>> Types = new()
    {
        ["null"] = value => value.Kind == JsonKind.Null,
        ["boolean"] = value => value.Kind == JsonKind.Boolean,
        ["number"] = value => value.Kind == JsonKind.Number,
        ["integer"] = value => value.Kind == JsonKind.Number && (value.IsIntegerToken || JsonNumber.Parse(value.Text).IsInteger),
        ["string"] = value => value.Kind == JsonKind.String,
        ["array"] = value => value.Kind == JsonKind.Array,
        ["object"] = value => value.Kind == JsonKind.Object,
    };

    /// <summary><c>type</c> (Validation §6.1.1).</summary>
    public static Keyword Type(KeywordSource source)
    {
        var names = source.Value.AsString() is { } name ? [name] : source.Names();
        if (names.Count == 0 || !names.All(Types.ContainsKey))
        {
            throw source.Refuse($"one or more of {string.Join(", ", Types.Keys)}");
        }

        var types = names.Select(type => Types[type]).ToArray();
        return new Assertion(source.Site, kind: null, value => FitsOne(types, value), () => string.Join(" or ", names))
        {
            Actual = value => value.Kind == JsonKind.Null ? "null" : $"{KindName(value)} {Assertion.Preview(value)}",
        };
    }

    /// <summary><c>const</c> (§6.1.3).</summary>
    public static Keyword Const(KeywordSource source) => new Assertion(
        source.Site,
        kind: null,
        value => JsonEquality.Instance.Equals(source.Value, value),
        () => Assertion.Preview(source.Value));

    /// <summary><c>enum</c> (§6.1.2).</summary>
    public static Keyword Enum(KeywordSource source)
    {
        var values = source.Items();
        return new Assertion(
            source.Site,
            kind: null,
            value => values.Contains(value, JsonEquality.Instance),
            () => $"one of {string.Join(", ", values.Select(Assertion.Preview))}");
    }

    /// <summary>Our own <c>x-integer-token</c>: strict readers take <c>1.0</c> for no integer, though to <c>type</c> it is one.</summary>
    public static Keyword? IntegerToken(KeywordSource source) => source.Flag()
        ? new Assertion(source.Site, JsonKind.Number, value => value.IsIntegerToken, () => "a number written as an integer, without fraction and exponent")
        : null;

    /// <summary>The schema <c>false</c>.</summary>
    public static Keyword Never(SchemaPlace place) => new Assertion(
        new KeywordSite("false", place.Location, Requirement: null),
        kind: null,
        _ => false,
        () => "nothing here");

    private static bool FitsOne(Func<JsonNode, bool>[] types, JsonNode value)
    {
        foreach (var type in types)
        {
            if (type(value))
            {
                return true;
            }
        }

        return false;
    }

    private static string KindName(JsonNode value) => value.Kind switch
    {
        JsonKind.Boolean => "boolean",
        JsonKind.Number => "number",
        JsonKind.String => "string",
        JsonKind.Array => "array",
        JsonKind.Object => "object",
        _ => "null",
    };
}
