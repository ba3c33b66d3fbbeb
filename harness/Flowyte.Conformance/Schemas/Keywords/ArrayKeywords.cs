using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords about arrays (Core §10.3.1, Validation §6.4).</summary>
internal static class ArrayKeywords
{
    /// <summary><c>prefixItems</c>.</summary>
    public static Keyword PrefixItems(KeywordSource source)
    {
        var schemas = source.Schemas();
        return new ItemsKeyword(source.Site, index => index < schemas.Count ? schemas[index] : null);
    }

    /// <summary><c>items</c>: every item behind those of <c>prefixItems</c>.</summary>
    public static Keyword Items(KeywordSource source)
    {
        var schema = source.Schema();
        var start = source.Sibling("prefixItems")?.Value.Items.Count ?? 0;
        return new ItemsKeyword(source.Site, index => index < start ? null : schema);
    }

    /// <summary><c>contains</c>; how often is left to <c>minContains</c> where it stands beside it.</summary>
    public static Keyword? Contains(KeywordSource source)
    {
        var schema = source.Schema();
        return source.Sibling("minContains") is null
            ? new Assertion(source.Site, JsonKind.Array, value => value.Items.Any(schema.Matches), () => $"an item that is {schema.Summary}")
            : null;
    }

    /// <summary><c>minContains</c>; it says nothing without <c>contains</c>.</summary>
    public static Keyword? MinContains(KeywordSource source) => Contained(source, "at least", (count, bound) => count >= bound);

    /// <summary><c>maxContains</c>; it says nothing without <c>contains</c>.</summary>
    public static Keyword? MaxContains(KeywordSource source) => Contained(source, "at most", (count, bound) => count <= bound);

    /// <summary><c>minItems</c>.</summary>
    public static Keyword MinItems(KeywordSource source) => Counted(source, "at least", (count, bound) => count >= bound);

    /// <summary><c>maxItems</c>.</summary>
    public static Keyword MaxItems(KeywordSource source) => Counted(source, "at most", (count, bound) => count <= bound);

    /// <summary><c>uniqueItems</c>.</summary>
    public static Keyword? UniqueItems(KeywordSource source) => source.Flag()
        ? new Assertion(
            source.Site,
            JsonKind.Array,
            value => value.Items.Count < 2 || value.Items.ToHashSet(JsonEquality.Instance).Count == value.Items.Count,
            () => "items of which no two are equal")
        : null;

    private static Assertion Counted(KeywordSource source, string words, Func<int, int, bool> holds)
    {
        var bound = source.Count();
        return new Assertion(source.Site, JsonKind.Array, value => holds(value.Items.Count, bound), () => $"{words} {Things(bound)}")
        {
            Actual = value => Things(value.Items.Count),
        };
    }

    private static Assertion? Contained(KeywordSource source, string words, Func<int, int, bool> holds)
    {
        var bound = source.Count();
        if (source.Sibling("contains")?.Schema() is not { } schema)
        {
            return null;
        }

        return new Assertion(source.Site, JsonKind.Array, value => holds(value.Items.Count(schema.Matches), bound), () => $"{words} {Things(bound)} that fit: {schema.Summary}")
        {
            Actual = value => $"{value.Items.Count(schema.Matches)} of {Things(value.Items.Count)}",
        };
    }

    private static string Things(int count) => count == 1 ? "1 item" : $"{count} items";
}
