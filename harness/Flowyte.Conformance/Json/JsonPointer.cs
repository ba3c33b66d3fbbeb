using System.Globalization;

namespace Flowyte.Conformance.Json;

/// <summary>JSON Pointers (RFC 6901) as strings; the empty one is the root.</summary>
public static class JsonPointer
{
    /// <summary>The pointer to a member of the value that a pointer names.</summary>
    public static string Append(string pointer, string name) => $"{pointer}/{Escape(name)}";

    /// <summary>The pointer to an item of the array that a pointer names.</summary>
    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    /// <summary>The names and indices of a pointer, unescaped; none for the root.</summary>
    /// <exception cref="FormatException">The text is no JSON Pointer.</exception>
    public static IReadOnlyList<string> Segments(string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            throw new FormatException($"'{pointer}' is no JSON Pointer: it begins with a slash");
        }

        return [.. pointer.Split('/').Skip(1).Select(Unescape)];
    }

    /// <summary>The value that a pointer names below another value; null where there is none.</summary>
    /// <exception cref="FormatException">The text is no JSON Pointer.</exception>
    public static JsonNode? Find(JsonNode root, string pointer)
    {
        JsonNode? node = root;
        foreach (var segment in Segments(pointer))
        {
            node = node.Kind == JsonKind.Array ? ItemOf(node, segment) : node[segment];
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private static JsonNode? ItemOf(JsonNode array, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Items.Count ? array.Items[index] : null;

    // In the other order "~01" would become "/" and not "~1".
    private static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    // RFC 6901 §3: '~' first, or the '~' of a fresh "~1" would be escaped again.
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
