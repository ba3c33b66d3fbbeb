using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>YAML files beside the specs, such as the one that <c>--config</c> names.</summary>
public static class YamlFile
{
    /// <summary>Reads a file and validates it against a built-in schema, which refers to no other.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The schema's file name without <c>.schema.json</c>, such as <c>config</c>.</param>
    /// <exception cref="SpecException">The file cannot be read or is not as its schema says; it names every problem with file, line and column.</exception>
    public static YamlDocument Read(string path, string schema)
    {
        var (file, problem) = SpecReader.Read(new SpecSource(Path.GetFileName(path), path, Own: true), schema);
        SpecReader.Refuse(problem is null ? [] : [problem]);

        var name = schema + SpecTree.SchemaEnding;
        var schemas = new SchemaFolder([(new SpecSource($"schemas/{name}", Path.Combine(SpecsFolder.BuiltIn, "schemas", name), Own: false), schema)]);
        SpecReader.Refuse([.. schemas.Problems, .. schemas.Judge(file!)]);
        return file!.Document;
    }
}
