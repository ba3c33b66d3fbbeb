using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What a schema cannot say of a file of requirements.</summary>
/// <param name="names">What all files name.</param>
internal sealed class RequirementRules(KnownNames names)
{
    public IEnumerable<SpecProblem> Check(SpecFile file) => (file.Root["requirements"]?.Items ?? []).SelectMany(item => Check(file, item));

    /// <summary>What is wrong with one requirement.</summary>
    public IEnumerable<SpecProblem> Check(SpecFile file, JsonNode requirement)
    {
        var problems = PatternRules.Check(file, requirement["explains"], names.RequirementIds)
            .Concat(PatternRules.Check(file, requirement["likewise"], names.RequirementIds))
            .ToList();
        if (Later(requirement["since"]) is { } since)
        {
            problems.Add(file.Problem(since, $"The version {since.Text} is above {names.Version}, the version of the specs in version.yaml."));
        }

        if (requirement["onlyWhereSeen"] is not null && requirement["untestable"] is { } untestable)
        {
            problems.Add(file.Problem(untestable, "Of onlyWhereSeen and untestable a requirement has one at most."));
        }

        return problems;
    }

    private JsonNode? Later(JsonNode? since) =>
        Version.TryParse(since?.AsString(), out var version) && Version.TryParse(names.Version, out var specs) && version > specs ? since : null;
}
