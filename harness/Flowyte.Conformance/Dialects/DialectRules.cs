using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Dialects;

/// <summary>What a schema cannot say of a file of a dialect.</summary>
/// <param name="names">What all files name.</param>
internal sealed class DialectRules(KnownNames names)
{
    private static readonly string[] Lists = ["leavesOut", "replaces", "levels"];

    private readonly RequirementRules _requirements = new(names);

    public IEnumerable<SpecProblem> Check(SpecFile file) =>
    [
        .. IsTaken(file.Root["name"]) ? [file.Problem(file.Root["name"]!, $"The dialect {Words.Quote(Dialect.Flowyte.Name)} is the specs themselves. Give this one another name.")] : Array.Empty<SpecProblem>(),
        .. Lists.SelectMany(list => DialectReader.Items(file.Root, list)).SelectMany(item => PatternRules.Check(file, item["requirements"], names.RequirementIds)),
        .. Twice(file),
        .. DialectReader.Items(file.Root, "levels").SelectMany(item => Unchanged(file, item)),
        .. DialectReader.Items(file.Root, "replaces").Select(item => item["by"]).OfType<JsonNode>().SelectMany(own => _requirements.Check(file, own)),
    ];

    private static bool IsTaken(JsonNode? name) => name?.AsString() == Dialect.Flowyte.Name;

    // Of a requirement that is named twice nobody could say which holds.
    private IEnumerable<SpecProblem> Twice(SpecFile file)
    {
        var seen = new HashSet<string>();
        foreach (var pattern in Lists.SelectMany(list => DialectReader.Items(file.Root, list)).SelectMany(item => item["requirements"]?.Items ?? []))
        {
            var named = Named(pattern).ToList();
            if (named.Find(seen.Contains) is { } twice)
            {
                yield return file.Problem(pattern, $"The requirement {Words.Quote(twice)} is named above already. Name it once.");
            }

            seen.UnionWith(named);
        }
    }

    private IEnumerable<SpecProblem> Unchanged(SpecFile file, JsonNode item) =>
        from pattern in item["requirements"]?.Items ?? []
        from id in Named(pattern)
        where names.Levels.GetValueOrDefault(id) is { } level && level == item["level"]?.AsString()
        select file.Problem(pattern, $"The requirement {Words.Quote(id)} is a {names.Levels[id]} already. Take it away.");

    private IEnumerable<string> Named(JsonNode pattern) =>
        pattern.AsString() is { } text ? names.RequirementIds.Where(id => NamePattern.Matches(text, id)) : [];
}
