namespace Flowyte.Conformance.Schemas;

/// <summary>A schema with a URI of its own, and everything in it that has none.</summary>
/// <param name="Uri">The URI, without a fragment.</param>
internal sealed record SchemaResource(string Uri)
{
    /// <summary>The schemas by JSON Pointer from the resource's root.</summary>
    public Dictionary<string, SchemaPlace> Places { get; } = [];
}
