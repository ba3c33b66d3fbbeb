using System.Globalization;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>JSON Pointers (RFC 6901) into trees; <c>*</c> as a segment stands for any item of an array.</summary>
internal static class JsonPlaces
{
    /// <summary>The values at a pointer; none where there is nothing.</summary>
    public static IEnumerable<JsonNode?> Find(JsonNode? root, string pointer)
    {
        IEnumerable<JsonNode?> found = [root];
        foreach (var segment in Segments(pointer))
        {
            found = found.SelectMany(node => Step(node, segment)).ToList();
        }

        return found;
    }

    /// <summary>Puts a value at a pointer. An index just behind the end of an array adds to it; where the parent is missing nothing happens.</summary>
    public static void Set(JsonNode? root, string pointer, JsonNode? value)
    {
        var (parent, name) = Parent(root, pointer);
        switch (parent)
        {
            case JsonObject map:
                map[name] = value;
                break;
            case JsonArray list when Index(name) == list.Count:
                list.Add(value);
                break;
            case JsonArray list when Index(name) is { } index && index < list.Count:
                list[index] = value;
                break;
        }
    }

    /// <summary>Takes a member, or an item, away.</summary>
    public static void Remove(JsonNode? root, string pointer)
    {
        var (parent, name) = Parent(root, pointer);
        (parent as JsonObject)?.Remove(name);
        if (parent is JsonArray list && Index(name) is { } index && index < list.Count)
        {
            list.RemoveAt(index);
        }
    }

    /// <summary>Lets two values change places; nothing happens where one is missing.</summary>
    public static void Swap(JsonNode? root, string pointer, string other)
    {
        if (Find(root, pointer).FirstOrDefault() is { } first && Find(root, other).FirstOrDefault() is { } second)
        {
            Set(root, pointer, second.DeepClone());
            Set(root, other, first.DeepClone());
        }
    }

    /// <summary>Puts the items of an array into the reverse order.</summary>
    public static void Turn(JsonNode? root, string pointer)
    {
        if (Find(root, pointer).FirstOrDefault() is JsonArray list)
        {
            var items = list.Reverse().ToList();
            list.Clear();
            items.ForEach(list.Add);
        }
    }

    /// <summary>Gives a member another name, in its place.</summary>
    public static void Rename(JsonNode? root, string pointer, string newName)
    {
        var (parent, name) = Parent(root, pointer);
        if (parent is JsonObject map && map.IndexOf(name) is >= 0 and var index)
        {
            var value = map[index];
            map.RemoveAt(index);
            map.Insert(index, newName, value);
        }
    }

    /// <summary>Adds a member right behind the one at a pointer; to an array, an item without a name.</summary>
    public static void AddBehind(JsonNode? root, string pointer, string name, JsonNode? value)
    {
        var (parent, neighbour) = Parent(root, pointer);
        if (parent is JsonObject map && map.IndexOf(neighbour) is >= 0 and var index)
        {
            map.Insert(index + 1, name, value);
        }
        else if (parent is JsonArray list && Index(neighbour) is { } place && place < list.Count)
        {
            list.Insert(place + 1, value);
        }
    }

    /// <summary>The last name of a pointer.</summary>
    public static string Name(string pointer) => Segments(pointer)[^1];

    private static (JsonNode? Parent, string Name) Parent(JsonNode? root, string pointer)
    {
        var end = pointer.LastIndexOf('/');
        return (Find(root, pointer[..end]).FirstOrDefault(), Name(pointer));
    }

    private static IReadOnlyList<JsonNode?> Step(JsonNode? node, string segment) => node switch
    {
        JsonArray list when segment == "*" => [.. list],
        JsonArray list when Index(segment) is { } index && index < list.Count => [list[index]],
        JsonObject map when map.TryGetPropertyValue(segment, out var value) => [value],
        _ => [],
    };

    private static string[] Segments(string pointer) => pointer.Length == 0
        ? []
        : [.. pointer[1..].Split('/').Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private static int? Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
