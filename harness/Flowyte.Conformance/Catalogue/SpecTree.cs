namespace Flowyte.Conformance.Catalogue;

/// <summary>The files of the specs: the built-in ones, with the user's laid over them.</summary>
internal sealed class SpecTree
{
    /// <summary>More files than this are no specs, but a folder named by mistake.</summary>
    public const int MostFiles = 10_000;

    /// <summary>How the names of schemas' files end.</summary>
    public const string SchemaEnding = ".schema.json";

    /// <summary>The folders, each with the schema of its files; null where others than the harness read them.</summary>
    private static readonly Dictionary<string, string?> Folders = new()
    {
        ["agents"] = null,
        ["clients"] = null,
        ["conversations"] = "conversation",
        ["dialects"] = "dialect",
        ["faults"] = null,
        ["requirements"] = "requirements",
        ["schemas"] = null,
    };

    private readonly SortedDictionary<string, SpecSource> _sources = new(StringComparer.Ordinal);
    private readonly List<SpecProblem> _problems = [];

    public SpecTree(string builtIn, string? own)
    {
        Lay(builtIn, isOwn: false);
        if (own is not null)
        {
            Lay(own, isOwn: true);
        }
    }

    /// <summary>What is wrong with names and places of files.</summary>
    public IReadOnlyList<SpecProblem> Problems => _problems;

    /// <summary>The YAML files that are read, by path, each with the name of its schema.</summary>
    public IEnumerable<(SpecSource Source, string Schema)> Yaml =>
        from source in _sources.Values
        let schema = SchemaOf(source)
        where schema is not null
        select (source, schema);

    /// <summary>The files of faults by path. A run has no use for them.</summary>
    public IEnumerable<SpecSource> Faults => YamlIn("faults");

    /// <summary>The files of requirements for clients by path. A run has no use for them.</summary>
    public IEnumerable<SpecSource> Clients => YamlIn("clients");

    /// <summary>What SDKs make of the faults, as it was measured; null where nobody did.</summary>
    public SpecSource? SdkImpact => _sources.GetValueOrDefault("sdk-impact.json");

    /// <summary>The files of schemas by path, each with the schema's name.</summary>
    public IEnumerable<(SpecSource Source, string Name)> Schemas =>
        from source in _sources.Values
        where source.Folder == "schemas" && source.Path.EndsWith(SchemaEnding, StringComparison.Ordinal)
        select (source, Path.GetFileName(source.Path)[..^SchemaEnding.Length]);

    private IEnumerable<SpecSource> YamlIn(string folder) =>
        _sources.Values.Where(source => source.Folder == folder && source.Path.EndsWith(".yaml", StringComparison.Ordinal));

    private void Lay(string directory, bool isOwn)
    {
        if (!Directory.Exists(directory))
        {
            _problems.Add(new SpecProblem(directory, 1, 1, "There is no such folder."));
            return;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16 };
        var files = Directory.EnumerateFiles(directory, "*", options).Take(MostFiles + 1).ToList();
        if (files.Count > MostFiles)
        {
            _problems.Add(new SpecProblem(directory, 1, 1, $"More than {MostFiles:N0} files lie below this folder; name one that holds specs alone."));
            return;
        }

        foreach (var file in files)
        {
            var source = new SpecSource(Path.GetRelativePath(directory, file).Replace('\\', '/'), file, isOwn);
            _sources[source.Path] = source;
            if (Misplacement(source) is { } message)
            {
                _problems.Add(source.Problem(message));
            }
        }
    }

    private static string? SchemaOf(SpecSource source) => source switch
    {
        _ when !source.Path.EndsWith(".yaml", StringComparison.Ordinal) => null,
        { Path: "version.yaml" } => "version",
        _ => Folders.GetValueOrDefault(source.Folder),
    };

    // What looks like a part of the specs but is never read would be a mistake that nobody notices.
    private static string? Misplacement(SpecSource source)
    {
        var ending = Path.GetExtension(source.Path);
        if (source.Folder == "schemas")
        {
            return ending == ".json" && !source.Path.EndsWith(SchemaEnding, StringComparison.Ordinal)
                ? $"A schema's name ends in {SchemaEnding}; this file is not read."
                : null;
        }

        if (ending == ".yml")
        {
            return "Files that end in .yml are not read; let it end in .yaml.";
        }

        // openapi.yaml is for other tools.
        if (ending != ".yaml" || source.Path is "version.yaml" or "openapi.yaml" || Folders.ContainsKey(source.Folder))
        {
            return null;
        }

        return source.Folder.Length == 0
            ? $"Nothing reads a file of this name here. {Words.Hint(Path.GetFileName(source.Path), ["version.yaml"])}"
            : $"Nothing reads the folder {Words.Quote(source.Folder)}. {Words.Hint(source.Folder, Folders.Keys)}";
    }
}
