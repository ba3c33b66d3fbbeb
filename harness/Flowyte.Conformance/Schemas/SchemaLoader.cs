using System.Collections.Frozen;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Names;
using Flowyte.Conformance.Schemas.Keywords;

namespace Flowyte.Conformance.Schemas;

/// <summary>Compiles schemas: first finds every schema and its URI, then their keywords, so that references may point anywhere.</summary>
internal sealed class SchemaLoader
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private readonly Dictionary<string, SchemaPlace> _places = [];
    private readonly Dictionary<string, SchemaResource> _resources = [];

    private SchemaLoader()
    {
    }

    /// <summary>Compiles the schemas of a set.</summary>
    /// <exception cref="SchemaException">One of them cannot be used.</exception>
    public static FrozenDictionary<string, Subschema> Load(IReadOnlyDictionary<string, JsonNode> schemas)
    {
        var loader = new SchemaLoader();

        // Every name first, so that no $id can take the place of another document.
        foreach (var name in schemas.Keys)
        {
            var uri = SchemaUri.OfName(name);
            loader._resources[uri] = new SchemaResource(uri);
        }

        foreach (var (name, node) in schemas)
        {
            loader.Find(name, "", node, loader._resources[SchemaUri.OfName(name)], "");
        }

        foreach (var place in loader._places.Values)
        {
            loader.Compile(place);
        }

        SchemaCycles.Refuse(loader._places.Values);
        return schemas.Keys.ToFrozenDictionary(name => name, name => loader._places[$"{name}#"].Schema);
    }

    /// <summary>The schema at a pointer below another schema.</summary>
    public Subschema Below(SchemaPlace place, string pointer) => _places[place.Location + pointer].Schema;

    /// <summary>The schema that a reference points at.</summary>
    /// <param name="place">Where the reference stands.</param>
    /// <param name="keyword">The keyword that refers.</param>
    /// <param name="at">Its value.</param>
    /// <param name="text">The reference as written.</param>
    /// <exception cref="SchemaException">There is none.</exception>
    public Subschema Resolve(SchemaPlace place, string keyword, JsonNode at, string text)
    {
        if (SchemaUri.Resolve(place.BaseUri, text) is not var (uri, fragment) || !_resources.TryGetValue(uri, out var resource))
        {
            throw place.Refuse(keyword, at, $"refers to \"{text}\", which is no schema of this set");
        }

        if (resource.Places.TryGetValue(fragment, out var target))
        {
            return target.Schema;
        }

        var hint = NearNames.Of(fragment, resource.Places.Keys) is [var nearest, ..] ? $"; did you mean \"#{nearest}\"?" : "";
        throw place.Refuse(keyword, at, $"refers to \"{text}\", but there is no schema at \"#{fragment}\"{hint}");
    }

    private void Find(string document, string pointer, JsonNode node, SchemaResource resource, string pointerInResource)
    {
        if (node.Kind is not (JsonKind.Object or JsonKind.Boolean))
        {
            throw new SchemaException(document, node.Offset, $"{document}#{pointer}: a schema is an object, true or false, not {JsonText.Preview(node, 60)}");
        }

        var place = new SchemaPlace(document, pointer, resource.Uri, node);
        if (node["$id"] is { } id)
        {
            (resource, pointerInResource) = (Identify(place, id, resource, isRoot: pointer.Length == 0), "");
            place = new SchemaPlace(document, pointer, resource.Uri, node);
        }

        _places.Add(place.Location, place);
        resource.Places[pointerInResource] = place;
        foreach (var member in node.Members)
        {
            CheckMember(place, member);
            foreach (var (step, child) in KeywordTable.Of(place, member).SubschemasOf(place, member))
            {
                Find(document, pointer + step, child, resource, pointerInResource + step);
            }
        }
    }

    private SchemaResource Identify(SchemaPlace place, JsonNode id, SchemaResource outer, bool isRoot)
    {
        var text = id.AsString() ?? throw place.Refuse("$id", id, "takes a string");
        if (SchemaUri.Resolve(outer.Uri, text) is not var (uri, fragment) || fragment.Length > 0)
        {
            throw place.Refuse("$id", id, "takes a URI reference without a fragment");
        }

        // A document has two names where its $id is not the address that it was found at.
        if (isRoot && uri == outer.Uri)
        {
            return outer;
        }

        var resource = new SchemaResource(uri);
        if (!_resources.TryAdd(uri, resource))
        {
            throw place.Refuse("$id", id, $"names \"{uri}\", as another schema of this set does");
        }

        if (isRoot)
        {
            _resources[outer.Uri] = resource;
        }

        return resource;
    }

    private static void CheckMember(SchemaPlace place, JsonMember member)
    {
        if (!ReferenceEquals(place.Node[member.Name], member.Value))
        {
            throw place.Refuse(member.Name, member.NameOffset, "stands there twice");
        }

        if (member.Name == "$schema" && member.Value.AsString() != Dialect)
        {
            throw place.Refuse(member.Name, member.Value, $"takes \"{Dialect}\", the one dialect that is supported");
        }
    }

    private void Compile(SchemaPlace place)
    {
        place.Schema.Title = (place.Node["title"] ?? place.Node["description"])?.AsString();
        if (place.Node.Kind == JsonKind.Boolean)
        {
            place.Schema.Keywords = place.Node.Text == "true" ? [] : [ValueKeywords.Never(place)];
            return;
        }

        var annotation = RequirementAnnotation.Read(place);
        var keywords = place.Node.Members.Select(member => KeywordTable.Of(place, member).Compile(new KeywordSource(this, place, member, annotation)));
        place.Schema.Keywords = [.. keywords.OfType<Keyword>()];
    }
}
