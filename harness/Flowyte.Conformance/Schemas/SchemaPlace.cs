using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>A schema as it is written, and where.</summary>
internal sealed class SchemaPlace(string document, string pointer, string baseUri, JsonNode node)
{
    /// <summary>The name of the document that it stands in.</summary>
    public string Document { get; } = document;

    /// <summary>The URI that references in it are relative to.</summary>
    public string BaseUri { get; } = baseUri;

    /// <summary>The schema's text.</summary>
    public JsonNode Node { get; } = node;

    /// <summary>Where it stands, as <c>completion#/properties/id</c>.</summary>
    public string Location { get; } = $"{document}#{pointer}";

    /// <summary>What the text is compiled to.</summary>
    public Subschema Schema { get; } = new($"{document}#{pointer}");

    /// <summary>The exception for a keyword that cannot be used.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <param name="at">What is wrong.</param>
    /// <param name="problem">What is wrong with it, after the keyword's name.</param>
    public SchemaException Refuse(string keyword, JsonNode at, string problem) => Refuse(keyword, at.Offset, problem);

    /// <summary>The exception for a keyword that cannot be used.</summary>
    public SchemaException Refuse(string keyword, int offset, string problem) =>
        new(Document, offset, $"{Location}: \"{keyword}\" {problem}") { Keyword = keyword };
}
