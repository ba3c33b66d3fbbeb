using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Agents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Faults;

/// <summary>Reads the faults of <c>specs/faults</c>. <c>specs/schemas/faults.schema.json</c> describes their form.</summary>
internal static class FaultsFolder
{
    private static readonly string[] Kinds = ["faults", "variants"];

    /// <summary>The folder of the faults that came with the mock.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "specs", "faults");

    /// <summary>Reads every <c>*.yaml</c> file of a folder.</summary>
    /// <returns>The faults and variants by their id.</returns>
    /// <exception cref="InvalidDataException">A file is broken; the message names file, line and column.</exception>
    public static FrozenDictionary<string, Fault> Load(string directory)
    {
        var faults = new Dictionary<string, Fault>();
        foreach (var (file, kind, node) in Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Entries))
        {
            var fault = Read(file, kind, node);
            if (!faults.TryAdd(fault.Id, fault))
            {
                throw Broken(file, node.Start, $"there is a fault {fault.Id} already");
            }
        }

        return faults.ToFrozenDictionary();
    }

    private static IEnumerable<(string File, string Kind, YamlNode Node)> Entries(string file)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(File.ReadAllText(file)));
        }
        catch (YamlException exception)
        {
            throw Broken(file, exception.Start, exception.Message);
        }

        return yaml.Documents[0].RootNode is YamlMappingNode root
            ? Kinds.SelectMany(kind => Entries(root, kind).Select(entry => (file, kind, entry)))
            : throw Broken(file, yaml.Documents[0].RootNode.Start, "a mapping with faults and variants was expected");
    }

    private static IEnumerable<YamlNode> Entries(YamlMappingNode root, string kind) =>
        root.Children.TryGetValue(kind, out var list) && list is YamlSequenceNode entries ? entries.Children : [];

    private static Fault Read(string file, string kind, YamlNode node)
    {
        var entry = YamlJson.Of(node) as JsonObject ?? throw Broken(file, node.Start, "a fault is a mapping with id, title and change");
        if ((string?)entry["id"] is not { } id || (string?)entry["title"] is not { } title || entry["change"] is not JsonArray changes)
        {
            throw Broken(file, node.Start, "a fault needs the keys id, title and change");
        }

        var when = entry["when"] as JsonObject ?? [];
        CheckNames(file, node, id, "condition", when.Select(condition => condition.Key), FaultCondition.Names);
        CheckNames(file, node, id, "change", changes.SelectMany(change => change!.AsObject().Select(pair => pair.Key)), FaultOperations.Names);
        return new Fault
        {
            Id = id,
            Title = title,
            Breaks = entry["breaks"]?.ToString(),
            IsVariant = kind == Kinds[1],
            When = when,
            Changes = [.. changes.Select(change => change!.AsObject())],
        };
    }

    private static void CheckNames(string file, YamlNode node, string fault, string what, IEnumerable<string> names, FrozenSet<string> known)
    {
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            var near = EditDistance.Nearest(unknown, known) is { } nearest ? $"; did you mean {nearest}?" : "";
            throw Broken(file, node.Start, $"the fault {fault} has no {what} named {unknown}{near}");
        }
    }

    private static InvalidDataException Broken(string file, Mark mark, string message) =>
        new($"{file}({mark.Line},{mark.Column}): {message}");
}
