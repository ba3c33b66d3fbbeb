using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>A schema of the official suite with its tests.</summary>
internal sealed record SchemaSuiteGroup
{
    /// <summary>The suite's file, after the keyword that it is about.</summary>
    public required string File { get; init; }

    /// <summary>What the group is about.</summary>
    public required string Description { get; init; }

    /// <summary>The tests.</summary>
    public required IReadOnlyList<JsonNode> Tests { get; init; }

    /// <summary>The schema; null where loading it is refused.</summary>
    public required SchemaSet? Schemas { get; init; }

    /// <summary>The keyword for which loading is refused; what it says too, where the keyword itself is supported.</summary>
    public required string? Refused { get; init; }

    /// <summary>Loads a group.</summary>
    public static SchemaSuiteGroup Load(string file, JsonNode group, IReadOnlyDictionary<string, JsonNode> remotes)
    {
        SchemaSet? schemas = null;
        string? refused = null;
        try
        {
            schemas = SchemaSet.Create(new Dictionary<string, JsonNode>(remotes) { [SchemaSuite.Name] = group["schema"]! });
        }
        catch (SchemaException exception)
        {
            refused = exception.Message.Contains("is not a keyword", StringComparison.Ordinal)
                ? exception.Keyword
                : $"{exception.Keyword} {group["schema"]![exception.Keyword!]?.AsString()}".TrimEnd();
        }

        return new SchemaSuiteGroup
        {
            File = file,
            Description = group["description"]!.Text,
            Tests = group["tests"]!.Items,
            Schemas = schemas,
            Refused = refused,
        };
    }
}
