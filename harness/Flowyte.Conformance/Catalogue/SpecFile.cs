using Flowyte.Conformance.Json;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A YAML file of the specs that was read.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="Schema">The name of its schema.</param>
/// <param name="Document">What it holds.</param>
internal sealed record SpecFile(SpecSource Source, string Schema, YamlDocument Document)
{
    /// <summary>Tells its content from another.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The value of the whole file.</summary>
    public JsonNode Root => Document.Root;

    /// <summary>A problem at a value.</summary>
    public SpecProblem Problem(JsonNode at, string message) => Problem(at.Offset, message);

    /// <summary>A problem at an offset, such as that of a key.</summary>
    public SpecProblem Problem(int offset, string message)
    {
        var (line, column) = Document.PositionOf(offset);
        return new SpecProblem(Document.File, line, column, message);
    }

    /// <summary>The line of a value, as reports write it.</summary>
    public SpecLine LineOf(JsonNode node) => new(Source.PathInCheckout, Document.PositionOf(node.Offset).Line);

    /// <summary>The place of a value, as problems write it.</summary>
    public string PlaceOf(JsonNode node)
    {
        var (line, column) = Document.PositionOf(node.Offset);
        return $"{Source.Path}({line},{column})";
    }
}
