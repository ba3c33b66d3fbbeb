using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>The schemas of <c>specs/schemas</c>; they may refer to each other by file name.</summary>
public sealed class SchemaSet
{
    /// <summary>Validates a value against the schema of that name.</summary>
    /// <param name="name">The schema's file name without <c>.schema.json</c>, such as <c>completion</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="KeyNotFoundException">There is no schema of that name.</exception>
    public SchemaResult Validate(string name, JsonNode value) => throw new KeyNotFoundException($"{name} {value.Kind} {GetHashCode()}");
}
