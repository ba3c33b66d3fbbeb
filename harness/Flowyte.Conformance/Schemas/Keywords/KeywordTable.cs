using Flowyte.Conformance.Json;
using Flowyte.Conformance.Names;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>The keywords that are supported: those that the specs use, and what belongs to them.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, KeywordDefinition> Keywords = new()
    {
        ["$schema"] = Annotation(source => source.Text()),
        ["$id"] = Annotation(source => source.Text()),
        ["$comment"] = Annotation(source => source.Text()),
        ["$defs"] = new(SubschemaForm.Map, _ => null) { CanFail = false },
        ["title"] = Annotation(source => source.Text()),
        ["description"] = Annotation(source => source.Text()),
        ["default"] = Annotation(source => source.Value),
        ["examples"] = Annotation(source => source.Items()),

        ["$ref"] = new(SubschemaForm.None, CombiningKeywords.Ref),
        ["allOf"] = new(SubschemaForm.List, CombiningKeywords.AllOf),
        ["anyOf"] = new(SubschemaForm.List, CombiningKeywords.AnyOf),
        ["oneOf"] = new(SubschemaForm.List, CombiningKeywords.OneOf),
        ["not"] = new(SubschemaForm.One, CombiningKeywords.Not),
        ["if"] = new(SubschemaForm.One, CombiningKeywords.If) { CanFail = false },
        ["then"] = new(SubschemaForm.One, _ => null),
        ["else"] = new(SubschemaForm.One, _ => null),

        ["type"] = new(SubschemaForm.None, ValueKeywords.Type),
        ["const"] = new(SubschemaForm.None, ValueKeywords.Const),
        ["enum"] = new(SubschemaForm.None, ValueKeywords.Enum),

        ["minimum"] = new(SubschemaForm.None, NumberKeywords.Minimum),
        ["maximum"] = new(SubschemaForm.None, NumberKeywords.Maximum),
        ["exclusiveMinimum"] = new(SubschemaForm.None, NumberKeywords.ExclusiveMinimum),
        ["exclusiveMaximum"] = new(SubschemaForm.None, NumberKeywords.ExclusiveMaximum),
        ["multipleOf"] = new(SubschemaForm.None, NumberKeywords.MultipleOf),

        ["minLength"] = new(SubschemaForm.None, StringKeywords.MinLength),
        ["maxLength"] = new(SubschemaForm.None, StringKeywords.MaxLength),
        ["pattern"] = new(SubschemaForm.None, StringKeywords.Pattern),

        ["prefixItems"] = new(SubschemaForm.List, ArrayKeywords.PrefixItems),
        ["items"] = new(SubschemaForm.One, ArrayKeywords.Items),
        ["contains"] = new(SubschemaForm.One, ArrayKeywords.Contains),
        ["minContains"] = new(SubschemaForm.None, ArrayKeywords.MinContains),
        ["maxContains"] = new(SubschemaForm.None, ArrayKeywords.MaxContains),
        ["minItems"] = new(SubschemaForm.None, ArrayKeywords.MinItems),
        ["maxItems"] = new(SubschemaForm.None, ArrayKeywords.MaxItems),
        ["uniqueItems"] = new(SubschemaForm.None, ArrayKeywords.UniqueItems),

        ["properties"] = new(SubschemaForm.Map, ObjectKeywords.Properties),
        ["patternProperties"] = new(SubschemaForm.Map, ObjectKeywords.PatternProperties),
        ["additionalProperties"] = new(SubschemaForm.One, ObjectKeywords.AdditionalProperties),
        ["propertyNames"] = new(SubschemaForm.One, ObjectKeywords.PropertyNames),
        ["required"] = new(SubschemaForm.None, source => new RequiredKeyword(source)),
        ["dependentRequired"] = new(SubschemaForm.None, ObjectKeywords.DependentRequired),
        ["minProperties"] = new(SubschemaForm.None, ObjectKeywords.MinProperties),
        ["maxProperties"] = new(SubschemaForm.None, ObjectKeywords.MaxProperties),

        ["x-integer-token"] = new(SubschemaForm.None, ValueKeywords.IntegerToken),
        [RequirementAnnotation.Name] = Annotation(source => source.Value),
    };

    /// <summary>Whether there is a keyword of that name that can prove a requirement.</summary>
    public static bool CanFail(string name) => Keywords.TryGetValue(name, out var definition) && definition.CanFail;

    /// <summary>The definition of a keyword of a schema object.</summary>
    /// <exception cref="SchemaException">It is not supported.</exception>
    public static KeywordDefinition Of(SchemaPlace place, JsonMember member)
    {
        if (Keywords.TryGetValue(member.Name, out var definition))
        {
            return definition;
        }

        var hint = NearNames.Of(member.Name, Keywords.Keys) is [var nearest, ..] ? $"did you mean \"{nearest}\"?" : $"these are: {string.Join(", ", Keywords.Keys)}";
        throw place.Refuse(member.Name, member.NameOffset, $"is not a keyword that is supported; {hint}");
    }

    // It judges nothing, but its value must be of the right kind all the same.
    private static KeywordDefinition Annotation(Func<KeywordSource, object> read) => new(SubschemaForm.None, source =>
    {
        _ = read(source);
        return null;
    })
    {
        CanFail = false,
    };
}
