using System.Collections.Frozen;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>A keyword as it is written, with what compiling it needs.</summary>
internal sealed class KeywordSource(SchemaLoader loader, SchemaPlace place, JsonMember keyword, RequirementAnnotation annotation)
{
    /// <summary>Where it stands.</summary>
    public KeywordSite Site { get; } = new(keyword.Name, JsonPointer.Append(place.Location, keyword.Name), annotation.Of(keyword.Name));

    /// <summary>Its value.</summary>
    public JsonNode Value => keyword.Value;

    /// <summary>Another keyword of the same schema object; null where there is none of that name.</summary>
    public KeywordSource? Sibling(string name) => place.Node.Members.FirstOrDefault(member => member.Name == name) is { } sibling
        ? new KeywordSource(loader, place, sibling, annotation)
        : null;

    /// <summary>The requirement annotated for one of the members that it names.</summary>
    public string? RequirementOf(string member) => annotation.Of(keyword.Name, member);

    /// <summary>The schema that its value is.</summary>
    public Subschema Schema() => loader.Below(place, JsonPointer.Append("", keyword.Name));

    /// <summary>The schemas that its value lists.</summary>
    public IReadOnlyList<Subschema> Schemas() =>
        [.. Value.Items.Select((_, index) => loader.Below(place, JsonPointer.Append(JsonPointer.Append("", keyword.Name), index)))];

    /// <summary>The schemas in its value by name.</summary>
    public FrozenDictionary<string, Subschema> SchemasByName() => Value.Members.ToFrozenDictionary(
        member => member.Name,
        member => loader.Below(place, JsonPointer.Append(JsonPointer.Append("", keyword.Name), member.Name)));

    /// <summary>The schema that its value refers to.</summary>
    public Subschema Target() => loader.Resolve(place, keyword.Name, Value, Text());

    /// <summary>Its value as a string.</summary>
    public string Text() => Value.AsString() ?? throw Refuse("a string");

    /// <summary>Its value as a boolean.</summary>
    public bool Flag() => Value.Kind == JsonKind.Boolean ? Value.Text == "true" : throw Refuse("true or false");

    /// <summary>Its value as a number.</summary>
    public JsonNumber Number() => Value.Kind == JsonKind.Number ? JsonNumber.Parse(Value.Text) : throw Refuse("a number");

    /// <summary>Its value as a count: 2.0 is one.</summary>
    public int Count() => Value.Kind == JsonKind.Number && decimal.TryParse(Value.Text, out var count) && decimal.IsInteger(count) && count is >= 0 and <= int.MaxValue
        ? (int)count
        : throw Refuse("an integer that is not negative");

    /// <summary>Its value as an array.</summary>
    public IReadOnlyList<JsonNode> Items() => Value.Kind == JsonKind.Array ? Value.Items : throw Refuse("an array");

    /// <summary>Its value as a list of names, each of them once.</summary>
    public List<string> Names() => NamesIn(Value);

    /// <summary>Its value as lists of names by name.</summary>
    public Dictionary<string, List<string>> NamesByName() => Value.Kind == JsonKind.Object
        ? Value.Members.ToDictionary(member => member.Name, member => NamesIn(member.Value))
        : throw Refuse("an object of arrays of strings");

    /// <summary>The exception for a value that the keyword does not take.</summary>
    public SchemaException Refuse(string expected) => place.Refuse(keyword.Name, Value, $"takes {expected}, not {JsonText.Preview(Value, 60)}");

    private List<string> NamesIn(JsonNode list)
    {
        var names = list.Items.Select(item => item.AsString()).OfType<string>().ToList();
        return list.Kind == JsonKind.Array && names.Distinct().Count() == list.Items.Count
            ? names
            : throw Refuse("an array of strings, each of them once");
    }
}
