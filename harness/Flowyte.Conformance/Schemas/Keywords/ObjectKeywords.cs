using System.Collections.Frozen;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords about objects (Core §10.3.2, Validation §6.5).</summary>
internal static class ObjectKeywords
{
    /// <summary><c>properties</c>. A requirement annotated at it for one member is about the object: that the member is absent is evidence too.</summary>
    public static Keyword Properties(KeywordSource source)
    {
        var schemas = source.SchemasByName().ToFrozenDictionary(entry => entry.Key, entry => (Schema: entry.Value, Requirement: source.RequirementOf(entry.Key)));
        return new MembersKeyword(source.Site, (member, run, requirement) =>
            !schemas.TryGetValue(member.Name, out var known) || known.Schema.Holds(member.Value, run, known.Requirement ?? requirement))
        {
            AssertedAnyway = source.Site.Requirement is null ? [.. schemas.Values.Select(known => known.Requirement).OfType<string>()] : [],
        };
    }

    /// <summary><c>patternProperties</c>.</summary>
    public static Keyword PatternProperties(KeywordSource source)
    {
        var schemas = source.SchemasByName().Select(entry => (Pattern: StringKeywords.PatternIn(source, entry.Key), Schema: entry.Value)).ToArray();
        return new MembersKeyword(source.Site, (member, run, requirement) => schemas
            .Where(entry => entry.Pattern.Matches(member.Name))
            .Aggregate(true, (holds, entry) => entry.Schema.Holds(member.Value, run, requirement) && holds));
    }

    /// <summary><c>additionalProperties</c>. Where it is <c>false</c>, what is told is the whole member, from its name on.</summary>
    public static Keyword AdditionalProperties(KeywordSource source)
    {
        var names = source.Sibling("properties")?.SchemasByName().Keys.ToHashSet() ?? [];
        var patterns = source.Sibling("patternProperties") is { } sibling
            ? sibling.SchemasByName().Keys.Select(pattern => StringKeywords.PatternIn(sibling, pattern)).ToArray()
            : [];
        bool IsAdditional(string name) => !names.Contains(name) && !System.Array.Exists(patterns, pattern => pattern.Matches(name));

        if (source.Value is not { Kind: JsonKind.Boolean, Text: "false" })
        {
            var schema = source.Schema();
            return new MembersKeyword(source.Site, (member, run, requirement) => !IsAdditional(member.Name) || schema.Holds(member.Value, run, requirement));
        }

        var known = names.Count == 0 ? "no such member" : $"only the members {string.Join(", ", names.Order(StringComparer.Ordinal))}";
        return new MembersKeyword(source.Site, (member, run, requirement) =>
        {
            var holds = !IsAdditional(member.Name);
            if (!holds)
            {
                run?.Tell(source.Site, requirement, NameOf(member), () => known, Assertion.Preview);
            }

            return holds;
        })
        {
            AssertedAnyway = [null],
        };
    }

    /// <summary><c>propertyNames</c>.</summary>
    public static Keyword PropertyNames(KeywordSource source)
    {
        var schema = source.Schema();
        return new MembersKeyword(source.Site, (member, run, requirement) => schema.Holds(NameOf(member), run, requirement));
    }

    /// <summary><c>minProperties</c>.</summary>
    public static Keyword MinProperties(KeywordSource source) => Counted(source, "at least", (count, bound) => count >= bound);

    /// <summary><c>maxProperties</c>.</summary>
    public static Keyword MaxProperties(KeywordSource source) => Counted(source, "at most", (count, bound) => count <= bound);

    /// <summary><c>dependentRequired</c>.</summary>
    public static Keyword DependentRequired(KeywordSource source)
    {
        var dependents = source.NamesByName();
        string? Missing(JsonNode value) => dependents
            .Where(entry => RequiredKeyword.Has(value, entry.Key))
            .SelectMany(entry => entry.Value.Where(name => !RequiredKeyword.Has(value, name)).Select(name => $"{RequiredKeyword.Expect(name)} beside \"{entry.Key}\""))
            .FirstOrDefault();

        return new Assertion(source.Site, JsonKind.Object, value => Missing(value) is null, () => string.Join("; ", dependents.Select(Words)))
        {
            Actual = RequiredKeyword.NamesOf,
        };
    }

    private static string Words(KeyValuePair<string, List<string>> dependents) =>
        $"beside \"{dependents.Key}\" also {string.Join(" and ", dependents.Value.Select(RequiredKeyword.Expect))}";

    private static Assertion Counted(KeywordSource source, string words, Func<int, int, bool> holds)
    {
        var bound = source.Count();
        return new Assertion(source.Site, JsonKind.Object, value => holds(value.Members.Count, bound), () => $"{words} {Things(bound)}")
        {
            Actual = value => Things(value.Members.Count),
        };
    }

    private static string Things(int count) => count == 1 ? "1 member" : $"{count} members";

    // The name alone has no length in the text: escapes could make it longer than it is. So it takes the whole member.
    private static JsonNode NameOf(JsonMember member) => new()
    {
        Kind = JsonKind.String,
        Text = member.Name,
        Offset = member.NameOffset,
        Length = member.Value.Offset + member.Value.Length - member.NameOffset,
    };
}
