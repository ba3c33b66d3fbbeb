using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Dialects;

/// <summary>Makes a dialect of a file that its schema and <see cref="DialectRules"/> have found to be right.</summary>
internal static class DialectReader
{
    /// <param name="file">The file.</param>
    /// <param name="requirements">The requirements of the specs.</param>
    public static Dialect Read(SpecFile file, IReadOnlyList<Requirement> requirements)
    {
        var root = file.Root;
        return new Dialect
        {
            Name = root["name"]!.Text,
            Title = root["title"]!.Text,
            Basis = RequirementReader.BasisOf(root),
            LeftOut = [.. Items(root, "leavesOut").Select(item => new LeftOutRule(Named(item), item["reason"]!.Text))],
            Replaced = [.. Items(root, "replaces").Select(item => new ReplacedRule(
                Named(item),
                Own(file, item["by"]!, Named(item), requirements),
                item["statuses"].Texts(),
                item["reason"]!.Text))],
            Levels = [.. Items(root, "levels").Select(item => new ChangedLevel(Named(item), Enum.Parse<Level>(item["level"]!.Text, ignoreCase: true), item["reason"]!.Text))],
        };

        IReadOnlyList<string> Named(JsonNode item) => Dialect.Named(item["requirements"].Texts(), requirements);
    }

    /// <summary>The entries of a list; none where there is no list.</summary>
    public static IReadOnlyList<JsonNode> Items(JsonNode root, string name) => root[name]?.Items ?? [];

    private static Requirement Own(SpecFile file, JsonNode node, IReadOnlyList<string> replaced, IReadOnlyList<Requirement> requirements)
    {
        var first = requirements.First(requirement => requirement.Id == replaced[0]);
        return RequirementReader.Read(node, first.Group, first.Profile) with { Place = file.LineOf(node), InsteadOf = replaced };
    }
}
