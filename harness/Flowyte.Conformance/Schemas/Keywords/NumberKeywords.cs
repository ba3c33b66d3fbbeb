using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords about numbers (Validation §6.2), with exact arithmetic.</summary>
internal static class NumberKeywords
{
    /// <summary><c>minimum</c>.</summary>
    public static Keyword Minimum(KeywordSource source) => Bound(source, "at least", order => order >= 0);

    /// <summary><c>maximum</c>.</summary>
    public static Keyword Maximum(KeywordSource source) => Bound(source, "at most", order => order <= 0);

    /// <summary><c>exclusiveMinimum</c>.</summary>
    public static Keyword ExclusiveMinimum(KeywordSource source) => Bound(source, "more than", order => order > 0);

    /// <summary><c>exclusiveMaximum</c>.</summary>
    public static Keyword ExclusiveMaximum(KeywordSource source) => Bound(source, "less than", order => order < 0);

    /// <summary><c>multipleOf</c>.</summary>
    public static Keyword MultipleOf(KeywordSource source)
    {
        var divisor = source.Number();
        if (JsonNumber.Compare(divisor, JsonNumber.Parse("0")) <= 0)
        {
            throw source.Refuse("a number above 0");
        }

        return new Assertion(source.Site, JsonKind.Number, value => JsonNumber.Parse(value.Text).IsMultipleOf(divisor), () => $"a multiple of {source.Value.Text}");
    }

    private static Assertion Bound(KeywordSource source, string words, Func<int, bool> holds)
    {
        var bound = source.Number();
        bool Holds(JsonNode value) => holds(JsonNumber.Compare(JsonNumber.Parse(value.Text), bound));

        // Nearly all numbers are short integers, and these compare as such.
        Func<JsonNode, bool> check = long.TryParse(source.Value.Text, out var integer)
            ? value => long.TryParse(value.Text, out var number) ? holds(number.CompareTo(integer)) : Holds(value)
            : Holds;
        return new Assertion(source.Site, JsonKind.Number, check, () => $"{words} {source.Value.Text}");
    }
}
