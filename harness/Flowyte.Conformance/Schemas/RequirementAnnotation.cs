using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas.Keywords;

namespace Flowyte.Conformance.Schemas;

/// <summary>
/// The <c>x-requirement</c> of one schema object: a requirement for all its keywords, or one for each keyword,
/// or for <c>required</c> one for each member.
/// </summary>
internal sealed class RequirementAnnotation
{
    /// <summary>The keyword.</summary>
    public const string Name = "x-requirement";

    private const string Required = "required";

    private readonly JsonNode? _annotation;

    private RequirementAnnotation(JsonNode? annotation) => _annotation = annotation;

    /// <summary>Reads the annotation, if there is one.</summary>
    /// <exception cref="SchemaException">It names what the schema object does not have.</exception>
    public static RequirementAnnotation Read(SchemaPlace place)
    {
        var annotation = place.Node[Name];
        if (annotation is not null && !IsId(annotation))
        {
            Demand(place, annotation, annotation.Kind == JsonKind.Object, "the id of a requirement, or an object of them by keyword");
            foreach (var member in annotation.Members)
            {
                Check(place, member);
            }
        }

        return new RequirementAnnotation(annotation);
    }

    /// <summary>The requirement of a keyword.</summary>
    public string? Of(string keyword) => _annotation?.AsString() ?? _annotation?[keyword]?.AsString();

    /// <summary>The requirement of a member that <c>required</c> lists.</summary>
    public string? OfRequired(string member) => Of(Required) ?? _annotation?[Required]?[member]?.AsString();

    private static void Check(SchemaPlace place, JsonMember member)
    {
        var keyword = place.Node[member.Name];
        Demand(place, member.Value, keyword is not null && KeywordTable.CanFail(member.Name), $"keywords of its own schema object that can fail, of which \"{member.Name}\" is none");
        if (IsId(member.Value))
        {
            return;
        }

        Demand(place, member.Value, member.Name == Required && member.Value.Kind == JsonKind.Object, "the id of a requirement");
        foreach (var required in member.Value.Members)
        {
            Demand(place, required.Value, IsId(required.Value), "the id of a requirement");
            var listed = keyword!.Items.Any(item => item.AsString() == required.Name);
            Demand(place, required.Value, listed, $"members that \"required\" lists, of which \"{required.Name}\" is none");
        }
    }

    private static bool IsId(JsonNode node) => node.AsString() is { Length: > 0 };

    private static void Demand(SchemaPlace place, JsonNode at, bool holds, string expected)
    {
        if (!holds)
        {
            throw place.Refuse(Name, at, $"takes {expected}");
        }
    }
}
