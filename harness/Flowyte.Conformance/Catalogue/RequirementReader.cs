using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Makes requirements of a file that its schema has found to be right.</summary>
internal static class RequirementReader
{
    public static RequirementGroup Read(SpecFile file, SdkImpact impact)
    {
        var root = file.Root;
        var name = root["group"]!.Text;
        var profile = root["profile"]?.Text ?? SpecDefaults.Profile;
        return new RequirementGroup
        {
            Name = name,
            Title = root["title"]!.Text,
            Order = int.Parse(root["order"]!.Text),
            Requirements = [.. root["requirements"]!.Items.Select(item => Read(item, name, profile) with { Place = file.LineOf(item) }).Select(requirement => requirement with { Impact = impact })],
        };
    }

    /// <summary>Makes one requirement.</summary>
    public static Requirement Read(JsonNode node, string group, string profile) => new()
    {
        Id = node["id"]!.Text,
        Group = group,
        Level = Enum.Parse<Level>(node["level"]!.Text, ignoreCase: true),
        LevelReason = node["levelReason"]?.Text ?? "",
        Profile = node["profile"]?.Text ?? profile,
        Statement = node["statement"]!.Text,
        Basis = BasisOf(node),
        Check = node["check"]!.Text,
        Fix = node["fix"]!.Text,
        Breaks = node["breaks"]?.Text ?? "",
        Explains = node["explains"].Texts(),
        Likewise = node["likewise"].Texts(),
        OnlyWhereSeen = node["onlyWhereSeen"]?.Text ?? "",
        NotShown = node["notShown"]?.Text ?? "",
        Untestable = node["untestable"]?.Text ?? "",
        Since = node["since"]!.Text,
    };

    /// <summary>What something rests on.</summary>
    public static IReadOnlyList<Basis> BasisOf(JsonNode node) =>
        [.. node["basis"]!.Items.Select(item => new Basis(item["source"]!.Text, item["url"]!.Text, item["quote"]!.Text))];
}
