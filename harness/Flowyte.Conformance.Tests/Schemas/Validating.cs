using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>Short ways to say in a test what is validated by what.</summary>
internal static class Validating
{
    /// <summary>A text as JSON.</summary>
    public static JsonNode Json(string text) => JsonText.Parse(Encoding.UTF8.GetBytes(text)).Root!;

    /// <summary>Loads one schema under the name <c>test</c>.</summary>
    public static SchemaSet Load(string schema) => SchemaSet.Create(new Dictionary<string, JsonNode> { ["test"] = Json(schema) });

    /// <summary>Validates a value by a schema.</summary>
    public static SchemaResult Validate(string schema, string value) => Load(schema).Validate("test", Json(value));

    /// <summary>The one error of a value by a schema.</summary>
    public static SchemaError ErrorOf(string schema, string value) => Validate(schema, value).Errors.Single();

    /// <summary>Why a schema is refused.</summary>
    public static SchemaException Refusal(string schema)
    {
        try
        {
            Load(schema);
        }
        catch (SchemaException refusal)
        {
            return refusal;
        }

        throw new NUnit.Framework.AssertionException($"{schema} was loaded");
    }
}
