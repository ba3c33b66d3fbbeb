using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Says what a schema found in a YAML file in the words of somebody who writes such a file.</summary>
/// <param name="schemas">The schemas by name, as they are written.</param>
internal sealed class SchemaMessages(IReadOnlyDictionary<string, JsonNode> schemas)
{
    /// <summary>What is wrong and what was expected, with the nearest valid key or value where one is near.</summary>
    /// <param name="error">What the schema found.</param>
    /// <param name="root">The value of the whole file.</param>
    public string Of(SchemaError error, JsonNode root)
    {
        var schema = SchemaOf(error);
        return error.Keyword switch
        {
            "additionalProperties" => UnknownKey(JsonPointer.Segments(error.Pointer)[^1], schema),
            "enum" => $"Expected {error.Expected}, not {error.Actual}.{NearestValue(JsonPointer.Find(root, error.Pointer), schema)}",

            // A pattern means little to people; the description beside it says the same in words.
            "pattern" or "minLength" when schema?["description"]?.AsString() is { } words => $"Expected {words}, not {error.Actual}.",
            _ => $"Expected {error.Expected}, not {error.Actual}.",
        };
    }

    private static string UnknownKey(string name, JsonNode? schema) =>
        $"There is no key {Words.Quote(name)} here. {Words.Hint(name, [.. schema?["properties"]?.Members.Select(member => member.Name) ?? []])}";

    private static string NearestValue(JsonNode? value, JsonNode? schema) =>
        value?.AsString() is { } text && Words.Nearest(text, [.. (schema?["enum"]?.Items ?? []).Select(item => item.AsString()).OfType<string>()]) is { } nearest
            ? $" Did you mean {Words.Quote(nearest)}?"
            : "";

    /// <summary>The schema object that holds the keyword at a location such as <c>conversation#/properties/name/pattern</c>.</summary>
    private JsonNode? SchemaOf(SchemaError error)
    {
        var mark = error.SchemaLocation.IndexOf('#', StringComparison.Ordinal);
        var end = error.SchemaLocation.LastIndexOf('/');
        return schemas.TryGetValue(error.SchemaLocation[..mark], out var schema)
            ? JsonPointer.Find(schema, error.SchemaLocation[(mark + 1)..Math.Max(end, mark + 1)])
            : null;
    }
}
