using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>The official suite of JSON Schema 2020-12, which lies beside the repository and is no part of it.</summary>
internal static class SchemaSuite
{
    /// <summary>The name under which a group's schema is loaded.</summary>
    public const string Name = "group";

    private const string Dialect = "draft2020-12";

    private static readonly Lazy<string?> Folder = new(FindFolder);
    private static readonly Lazy<IReadOnlyList<SchemaSuiteGroup>> All = new(() => [.. ReadGroups()]);

    /// <summary>Whether the suite is there.</summary>
    public static bool IsThere => Folder.Value is not null;

    /// <summary>Every group of tests: some schema, and values that fit or do not.</summary>
    public static IReadOnlyList<SchemaSuiteGroup> Groups => All.Value;

    private static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("FLOWYTE_SCHEMA_SUITE") is { Length: > 0 } given)
        {
            return given;
        }

        return Ancestors(new DirectoryInfo(TestContext.CurrentContext.TestDirectory))
            .Where(folder => File.Exists(Path.Combine(folder.FullName, "Flowyte.Conformance.sln")))
            .Select(folder => Path.Combine(folder.FullName, "..", "shared", "json-schema-test-suite"))
            .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<DirectoryInfo> Ancestors(DirectoryInfo folder)
    {
        for (var ancestor = folder; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    private static IEnumerable<SchemaSuiteGroup> ReadGroups()
    {
        if (Folder.Value is not { } folder)
        {
            yield break;
        }

        var remotes = ReadRemotes(Path.Combine(folder, "remotes"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "tests", Dialect), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in Read(file).Items)
            {
                yield return SchemaSuiteGroup.Load(Path.GetFileNameWithoutExtension(file), group, remotes);
            }
        }
    }

    // The suite's schemas refer to these as if they were served there.
    private static Dictionary<string, JsonNode> ReadRemotes(string folder)
    {
        var remotes = Directory.EnumerateFiles(Path.Combine(folder, Dialect), "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => $"http://localhost:1234/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", Read);
        while (TryLoad(remotes) is { } refused)
        {
            remotes.Remove(refused);
        }

        return remotes;
    }

    private static string? TryLoad(Dictionary<string, JsonNode> schemas)
    {
        try
        {
            SchemaSet.Create(schemas);
            return null;
        }
        catch (SchemaException exception)
        {
            return exception.Schema;
        }
    }

    private static JsonNode Read(string file) => JsonText.Parse(File.ReadAllBytes(file)).Root!;
}
