using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>One supported keyword.</summary>
/// <param name="Form">Where in its value schemas stand.</param>
/// <param name="Compile">Makes what judges values; null for a keyword that cannot fail by itself.</param>
internal sealed record KeywordDefinition(SubschemaForm Form, Func<KeywordSource, Keyword?> Compile)
{
    /// <summary>Whether it, or a schema in its value, can fail for a value; so whether it can prove a requirement.</summary>
    public bool CanFail { get; init; } = true;

    /// <summary>The schemas in the keyword's value, each with the way to it from the schema object.</summary>
    /// <exception cref="SchemaException">The value has another form.</exception>
    public IEnumerable<(string Step, JsonNode Schema)> SubschemasOf(SchemaPlace place, JsonMember keyword)
    {
        var step = JsonPointer.Append("", keyword.Name);
        switch (Form)
        {
            case SubschemaForm.One:
                return [(step, keyword.Value)];
            case SubschemaForm.List:
                if (keyword.Value is not { Kind: JsonKind.Array, Items.Count: > 0 })
                {
                    throw place.Refuse(keyword.Name, keyword.Value, "takes an array of at least one schema");
                }

                return keyword.Value.Items.Select((item, index) => (JsonPointer.Append(step, index), item));
            case SubschemaForm.Map:
                var names = keyword.Value.Members.Select(member => member.Name).ToHashSet();
                if (keyword.Value.Kind != JsonKind.Object || names.Count < keyword.Value.Members.Count)
                {
                    throw place.Refuse(keyword.Name, keyword.Value, "takes an object of schemas, each under a name of its own");
                }

                return keyword.Value.Members.Select(member => (JsonPointer.Append(step, member.Name), member.Value));
            default:
                return [];
        }
    }
}
