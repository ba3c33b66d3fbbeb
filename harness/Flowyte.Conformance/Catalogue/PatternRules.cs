using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Ids of requirements, with <c>*</c> or without, have to name something.</summary>
internal static class PatternRules
{
    public static IEnumerable<SpecProblem> Check(SpecFile file, JsonNode? patterns, IReadOnlySet<string> ids) =>
        from pattern in patterns?.Items ?? []
        where !ids.Contains(pattern.Text) && !ids.Any(id => NamePattern.Matches(pattern.Text, id))
        select file.Problem(pattern, pattern.Text.Contains('*', StringComparison.Ordinal)
            ? $"No requirement matches {Words.Quote(pattern.Text)}. {Words.Hint(pattern.Text, Families(ids))}"
            : Unknown(pattern.Text, ids));

    /// <summary>The words for an id that does not exist.</summary>
    public static string Unknown(string id, IReadOnlyCollection<string> ids) => $"There is no requirement {Words.Quote(id)}. {Words.Hint(id, ids)}";

    private static HashSet<string> Families(IEnumerable<string> ids) =>
        [.. ids.Select(id => id[..(id.LastIndexOf('-') + 1)] + "*")];
}
