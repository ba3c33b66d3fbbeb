using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What the files name, however broken the rest of each file is: so one mistake does not make every reference to it another.</summary>
internal sealed class KnownNames
{
    public KnownNames(IReadOnlyList<SpecFile> files)
    {
        var requirements = files.Where(file => file.Schema == "requirements").ToList();
        Groups = [.. Named(requirements, file => [file.Root["group"]])];
        Requirements = [.. Named(requirements, file => Items(file).Select(item => item["id"]))];
        Conversations = [.. Named(files.Where(file => file.Schema == "conversation"), file => [file.Root["name"]])];
        RequirementIds = Requirements.Select(node => node.Name).ToHashSet();
        Levels = requirements.SelectMany(Items).Where(item => item["id"]?.AsString() is not null && item["level"]?.AsString() is not null)
            .DistinctBy(item => item["id"]!.Text).ToDictionary(item => item["id"]!.Text, item => item["level"]!.Text);
        var dialects = files.Where(file => file.Schema == "dialect").ToList();
        Dialects = [.. Named(dialects, file => [file.Root["name"]])];
        DialectRequirements = [.. Named(dialects, file => (file.Root["replaces"]?.Items ?? []).Select(item => item["by"]?["id"]))];
        ConversationNames = Conversations.Select(node => node.Name).ToHashSet();
        Profiles = requirements
            .SelectMany(file => Items(file).Select(item => (item["profile"] ?? file.Root["profile"])?.AsString() ?? SpecDefaults.Profile))
            .ToHashSet();
        Version = files.FirstOrDefault(file => file.Schema == "version")?.Root["version"]?.AsString();
    }

    /// <summary>The groups, in the order of files.</summary>
    public IReadOnlyList<NamedNode> Groups { get; }

    /// <summary>The requirements, in the order of files.</summary>
    public IReadOnlyList<NamedNode> Requirements { get; }

    /// <summary>The dialects, in the order of files.</summary>
    public IReadOnlyList<NamedNode> Dialects { get; }

    /// <summary>The requirements of dialects alone, in the order of files.</summary>
    public IReadOnlyList<NamedNode> DialectRequirements { get; }

    /// <summary>The conversations, in the order of files.</summary>
    public IReadOnlyList<NamedNode> Conversations { get; }

    /// <summary>The ids of requirements.</summary>
    public IReadOnlySet<string> RequirementIds { get; }

    /// <summary>The levels of requirements by id, as they are written.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; }

    /// <summary>The names of conversations.</summary>
    public IReadOnlySet<string> ConversationNames { get; }

    /// <summary>The profiles that have requirements.</summary>
    public IReadOnlySet<string> Profiles { get; }

    /// <summary>The version of the specs; null where it cannot be read.</summary>
    public string? Version { get; }

    private static IReadOnlyList<JsonNode> Items(SpecFile file) => file.Root["requirements"]?.Items ?? [];

    private static IEnumerable<NamedNode> Named(IEnumerable<SpecFile> files, Func<SpecFile, IEnumerable<JsonNode?>> nodes) =>
        from file in files
        from node in nodes(file)
        where node?.AsString() is not null
        select new NamedNode(node.Text, node, file);
}
