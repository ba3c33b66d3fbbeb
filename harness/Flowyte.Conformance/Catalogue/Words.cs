using Flowyte.Conformance.Json;
using Flowyte.Conformance.Names;

namespace Flowyte.Conformance.Catalogue;

/// <summary>The words in which problems of specs are told.</summary>
internal static class Words
{
    private const int LongestName = 60;
    private const int MostNames = 24;

    /// <summary>A name in quotes, cut off where it is long.</summary>
    public static string Quote(string name) => JsonText.Preview(JsonNode.Of(name), LongestName);

    /// <summary>The valid name that somebody may have meant; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> valid) =>
        // No name that anyone means is this long, and distances take time.
        name.Length <= LongestName && NearNames.Of(name, valid) is [var nearest, ..] ? nearest : null;

    /// <summary>A sentence on what the name should have been: the nearest one, or all of them where none is near.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> valid)
    {
        if (Nearest(name, valid) is { } nearest)
        {
            return $"Did you mean {Quote(nearest)}?";
        }

        var names = string.Join(", ", valid.Take(MostNames).Select(Quote));
        return valid.Count == 0 ? "There is none." : $"There {(valid.Count == 1 ? "is" : "are")} {names}{(valid.Count > MostNames ? ", …" : "")}.";
    }
}
