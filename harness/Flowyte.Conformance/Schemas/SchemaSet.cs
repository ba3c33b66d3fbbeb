using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>The schemas of <c>specs/schemas</c>; they may refer to each other by file name.</summary>
public sealed class SchemaSet
{
    private SchemaSet(IReadOnlyDictionary<string, JsonNode> schemas) => Schemas = schemas;

    private IReadOnlyDictionary<string, JsonNode> Schemas { get; }

    /// <summary>Reads schemas, all of them at once because they refer to each other.</summary>
    /// <param name="schemas">The schemas by file name without <c>.schema.json</c>.</param>
    /// <exception cref="SchemaException">A schema uses a keyword that is not supported, refers to nothing, or is no schema.</exception>
    public static SchemaSet Create(IReadOnlyDictionary<string, JsonNode> schemas) => new(schemas);

    /// <summary>Validates a value against the schema of that name.</summary>
    /// <param name="name">The schema's file name without <c>.schema.json</c>, such as <c>completion</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="KeyNotFoundException">There is no schema of that name.</exception>
    public SchemaResult Validate(string name, JsonNode value) => throw new KeyNotFoundException($"{name} {value.Kind} {Schemas.Count}");
}
