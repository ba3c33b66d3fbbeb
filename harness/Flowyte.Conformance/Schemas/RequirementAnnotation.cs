using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas.Keywords;

namespace Flowyte.Conformance.Schemas;

/// <summary>
/// The <c>x-requirement</c> of one schema object: a requirement for all its keywords, or one for each keyword,
/// or for <c>required</c> and <c>properties</c> one for each member.
/// </summary>
internal sealed class RequirementAnnotation
{
    /// <summary>The keyword.</summary>
    public const string Name = "x-requirement";

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

    /// <summary>The requirement of a keyword for one of the members that it names.</summary>
    public string? Of(string keyword, string member) => Of(keyword) ?? _annotation?[keyword]?[member]?.AsString();

    private static void Check(SchemaPlace place, JsonMember member)
    {
        var keyword = place.Node[member.Name];
        Demand(place, member.Value, keyword is not null && KeywordTable.CanFail(member.Name), $"keywords of its own schema object that can fail, of which \"{member.Name}\" is none");
        if (IsId(member.Value))
        {
            return;
        }

        var names = NamesIn(member.Name, keyword!);
        Demand(place, member.Value, names is not null && member.Value.Kind == JsonKind.Object, "the id of a requirement");
        foreach (var named in member.Value.Members)
        {
            Demand(place, named.Value, IsId(named.Value), "the id of a requirement");
            Demand(place, named.Value, names!.Contains(named.Name), $"members that \"{member.Name}\" names, of which \"{named.Name}\" is none");
        }
    }

    private static IEnumerable<string>? NamesIn(string keyword, JsonNode value) => keyword switch
    {
        "required" => value.Items.Select(item => item.Text),
        "properties" => value.Members.Select(member => member.Name),
        _ => null,
    };

    private static bool IsId(JsonNode node) => node.AsString() is { Length: > 0 };

    private static void Demand(SchemaPlace place, JsonNode at, bool holds, string expected)
    {
        if (!holds)
        {
            throw place.Refuse(Name, at, $"takes {expected}");
        }
    }
}
