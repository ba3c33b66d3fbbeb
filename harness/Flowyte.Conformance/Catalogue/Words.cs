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

    /// <summary>The valid name that somebody may have meant: the nearest, or the only one that goes on from what is written. Null where there is none.</summary>
    public static string? Nearest(string name, IReadOnlyCollection<string> valid)
    {
        // No name that anyone means is this long, and distances take time.
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        return NearNames.Of(name, valid) is [var nearest, ..]
            ? nearest
            : valid.Where(other => other.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;
    }

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
