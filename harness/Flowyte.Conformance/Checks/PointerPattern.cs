using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>A JSON Pointer (RFC 6901) in which <c>*</c> as a segment stands for any item of an array.</summary>
internal static class PointerPattern
{
    /// <summary>The values that the pattern names, in the order of the text.</summary>
    public static IEnumerable<JsonNode> Find(JsonNode root, string pattern)
    {
        IEnumerable<JsonNode> found = [root];
        foreach (var segment in pattern.Split('/').Skip(1))
        {
            // RFC 6901 §4: "~1" first, so that "~01" becomes "~1" and not "/".
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            found = found.SelectMany(node => Step(node, name));
        }

        return found;
    }

    private static IEnumerable<JsonNode> Step(JsonNode node, string name) => node.Kind switch
    {
        JsonKind.Object => node[name] is { } value ? [value] : [],
        JsonKind.Array when name == "*" => node.Items,
        JsonKind.Array => int.TryParse(name, out var index) && index >= 0 && index < node.Items.Count ? [node.Items[index]] : [],
        _ => [],
    };
}
