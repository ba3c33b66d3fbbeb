using System.Collections.Frozen;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>
/// The schemas of <c>specs/schemas</c>; they may refer to each other by file name. JSON Schema 2020-12, as far as
/// the specs use it: what is not supported is refused, never ignored. Immutable, so threads may share it.
/// </summary>
/// <remarks>
/// <para>
/// Two keywords are our own. <c>x-integer-token: true</c> demands of a number that it is written as an integer.
/// <c>x-requirement</c> names the requirement that a keyword proves: as a string for every keyword of its schema
/// object; as an object by keyword; and for <c>required</c> and <c>properties</c> also by member. A member annotated
/// at <c>properties</c> is evidence by its absence too; one annotated in its own schema only where it is there.
/// </para>
/// <para>
/// The nearest annotation counts: on the way from the root of the schema to the keyword at fault, across
/// <c>$ref</c>, the last <c>x-requirement</c> that covers the next step. So a shared definition without annotations
/// proves the requirement of whoever refers to it. What stands under <c>anyOf</c>, <c>oneOf</c>, <c>not</c>,
/// <c>if</c> and <c>contains</c> is told once, as that keyword, and is evidence for that keyword's requirement only.
/// </para>
/// </remarks>
public sealed class SchemaSet
{
    private readonly FrozenDictionary<string, Subschema> _schemas;

    private SchemaSet(FrozenDictionary<string, Subschema> schemas) => _schemas = schemas;

    /// <summary>Reads schemas, all of them at once because they refer to each other.</summary>
    /// <param name="schemas">
    /// The schemas by file name without <c>.schema.json</c>, or by the absolute URI under which others refer to them.
    /// </param>
    /// <exception cref="SchemaException">A schema uses a keyword that is not supported, refers to nothing, or is no schema.</exception>
    public static SchemaSet Create(IReadOnlyDictionary<string, JsonNode> schemas) => new(SchemaLoader.Load(schemas));

    /// <summary>
    /// Validates a value against the schema of that name. Of a keyword that fails again and again only the first
    /// <see cref="Validation.MostErrorsOfAKeyword"/> errors are told. Of members with one name each is judged, because
    /// parsers differ in which one they keep.
    /// </summary>
    /// <param name="name">The schema's file name without <c>.schema.json</c>, such as <c>completion</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="KeyNotFoundException">There is no schema of that name.</exception>
    public SchemaResult Validate(string name, JsonNode value)
    {
        if (!_schemas.TryGetValue(name, out var schema))
        {
            throw new KeyNotFoundException($"there is no schema '{name}'; there are {string.Join(", ", _schemas.Keys.Order(StringComparer.Ordinal))}");
        }

        var run = new Validation();
        schema.Holds(value, run, inherited: null);
        return run.Result();
    }
}
