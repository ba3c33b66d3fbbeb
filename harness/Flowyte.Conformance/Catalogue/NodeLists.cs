using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Lists in files whose schema has found them to be right.</summary>
internal static class NodeLists
{
    /// <summary>The texts of a list's items; none where there is no list.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? list) => [.. (list?.Items ?? []).Select(item => item.Text)];
}
