using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>The labels of values that stand in a list.</summary>
internal static class MatrixLabels
{
    /// <summary>The value's own text; null for lists and maps, which have none.</summary>
    public static string? Of(JsonNode value) => value.Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Array or JsonKind.Object => null,
        _ => value.Text,
    };
}
