using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Judges exchanges with every check that there is.</summary>
internal static class Judging
{
    private static readonly Lazy<Dictionary<string, Requirement>> Catalogue =
        new(() => SpecsFolder.Load().Requirements.ToDictionary(requirement => requirement.Id));

    public static IReadOnlyDictionary<string, Requirement> Requirements => Catalogue.Value;

    public static CheckSuite Suite { get; } = new(SpecSchemas.Set, Catalogue.Value.Values);

    /// <summary>What the checks see. None of them crashes, and none speaks of a requirement that is not in the catalogue.</summary>
    public static IReadOnlyList<Observation> Judge(params IEnumerable<Said> run)
    {
        var judgement = Suite.Judge([.. run.Select(said => said.Evidence)]);
        Assert.That(judgement.Crashes, Is.Empty);
        Assert.That(judgement.Observations.Select(observation => observation.Requirement).Distinct(), Is.SubsetOf(Requirements.Keys));
        return judgement.Observations;
    }

    /// <summary>The requirements that do not hold, those of level MAY left out.</summary>
    public static IEnumerable<string> Broken(IEnumerable<Observation> observations) => observations
        .Where(observation => observation.Finding is not null && Requirements[observation.Requirement].Level != Level.May)
        .Select(observation => observation.Requirement)
        .Distinct();

    /// <summary>What was seen of one requirement.</summary>
    public static IEnumerable<Observation> Of(this IEnumerable<Observation> observations, string requirement) =>
        observations.Where(observation => observation.Requirement == requirement);
}
