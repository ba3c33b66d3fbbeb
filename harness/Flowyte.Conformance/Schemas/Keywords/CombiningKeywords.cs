using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords that combine schemas for the same value (Core §8.2.3, §10.2).</summary>
internal static class CombiningKeywords
{
    /// <summary><c>$ref</c>.</summary>
    public static Keyword Ref(KeywordSource source) => new InPlaceKeyword(source.Site, [source.Target()]);

    /// <summary><c>allOf</c>.</summary>
    public static Keyword AllOf(KeywordSource source) => new InPlaceKeyword(source.Site, source.Schemas());

    /// <summary><c>anyOf</c>.</summary>
    public static Keyword AnyOf(KeywordSource source)
    {
        var schemas = source.Schemas();
        return new Assertion(source.Site, kind: null, value => schemas.Any(schema => schema.Matches(value)), () => $"one of: {Alternatives(schemas)}")
        {
            Deciding = schemas,
        };
    }

    /// <summary><c>oneOf</c>.</summary>
    public static Keyword OneOf(KeywordSource source)
    {
        var schemas = source.Schemas();
        return new Assertion(source.Site, kind: null, value => schemas.Count(schema => schema.Matches(value)) == 1, () => $"exactly one of: {Alternatives(schemas)}")
        {
            Deciding = schemas,
            Actual = value => $"{schemas.Count(schema => schema.Matches(value))} of them: {Assertion.Preview(value)}",
        };
    }

    /// <summary><c>not</c>. Its title, where it has one, says why.</summary>
    public static Keyword Not(KeywordSource source)
    {
        var schema = source.Schema();
        return new Assertion(source.Site, kind: null, value => !schema.Matches(value), () => $"not {schema.Expectation}{(schema.Title is null ? "" : $" ({schema.Title})")}")
        {
            Deciding = [schema],
        };
    }

    /// <summary><c>if</c>.</summary>
    public static Keyword If(KeywordSource source) => new ConditionKeyword(source);

    private static string Alternatives(IReadOnlyList<Subschema> schemas) => string.Join("; ", schemas.Select(schema => schema.Summary));
}
