using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>The schemas, as they are written and ready to judge.</summary>
internal sealed class SchemaFolder
{
    private readonly Dictionary<string, (SpecSource Source, TextLines Lines)> _files = [];
    private readonly Dictionary<string, JsonNode> _schemas = [];
    private readonly List<SpecProblem> _problems = [];
    private readonly List<(string Path, string Fingerprint)> _fingerprints = [];

    public SchemaFolder(IEnumerable<(SpecSource Source, string Name)> sources)
    {
        foreach (var (source, name) in sources)
        {
            Read(source, name);
        }

        try
        {
            Set = _problems.Count == 0 ? SchemaSet.Create(_schemas) : null;
        }
        catch (SchemaException exception)
        {
            _problems.Add(Problem(exception.Schema, exception.Offset, exception.Message));
        }
    }

    /// <summary>The schemas, ready to judge; null where one of them is broken.</summary>
    public SchemaSet? Set { get; }

    /// <summary>The names of the schemas.</summary>
    public IReadOnlyCollection<string> Names => _schemas.Keys;

    /// <summary>What tells the content of each file from another, by its path.</summary>
    public IReadOnlyList<(string Path, string Fingerprint)> Fingerprints => _fingerprints;

    /// <summary>What is wrong with the files.</summary>
    public IReadOnlyList<SpecProblem> Problems => _problems;

    /// <summary>What is wrong with a YAML file by its schema, in the order of the file.</summary>
    public IEnumerable<SpecProblem> Judge(SpecFile file)
    {
        if (Set is null)
        {
            return [];
        }

        if (!_schemas.ContainsKey(file.Schema))
        {
            return [file.Problem(0, $"There is no schemas/{file.Schema}.schema.json to judge this file by.")];
        }

        return Judge(file.Schema, file.Root).Select(error => file.Problem(error.Offset, error.Message));
    }

    /// <summary>What is wrong with a value by a schema that is there.</summary>
    public IEnumerable<(int Offset, string Message)> Judge(string schema, JsonNode root)
    {
        var messages = new SchemaMessages(_schemas);
        return Set!.Validate(schema, root).Errors.Select(error => (error.Offset, messages.Of(error, root)));
    }

    /// <summary>The ids of requirements that annotations of schemas name, but that do not exist.</summary>
    public IEnumerable<SpecProblem> UnknownRequirements(IReadOnlyCollection<string> ids) =>
        from schema in _schemas
        from id in Annotated(schema.Value)
        where !ids.Contains(id.Text)
        select Problem(schema.Key, id.Offset, $"There is no requirement {Words.Quote(id.Text)}. {Words.Hint(id.Text, ids)}");

    private static IEnumerable<JsonNode> Annotated(JsonNode node) => node.Members
        .SelectMany(member => member.Name == "x-requirement" ? Strings(member.Value) : Annotated(member.Value))
        .Concat(node.Items.SelectMany(Annotated));

    private static IEnumerable<JsonNode> Strings(JsonNode node) =>
        node.Kind == JsonKind.String ? [node] : node.Members.SelectMany(member => Strings(member.Value));

    private void Read(SpecSource source, string name)
    {
        if (!source.TryRead(out var bytes, out var problem))
        {
            _problems.Add(problem);
            return;
        }

        _fingerprints.Add((source.Path, SpecFingerprint.OfFile(bytes)));
        var parse = JsonText.Parse(bytes);
        _files[name] = (source, new TextLines(bytes));
        _problems.AddRange(parse.Faults.Select(fault => Problem(name, fault.Offset, $"This is not JSON: {fault.Message}.")));
        if (parse.Root is { } root)
        {
            _schemas[name] = root;
        }
    }

    private SpecProblem Problem(string schema, int offset, string message)
    {
        var (source, lines) = _files[schema];
        var (line, column) = lines.At(offset);
        return new SpecProblem(source.File, line, column, message);
    }
}
