using Flowyte.Conformance.Catalogue;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>Holds the levels against what was measured of SDKs: where both disagree, a person decides and says why.</summary>
public sealed class LevelTests
{
    // A MUST of these needs no SDK that breaks.
    private static readonly string[] Norms = ["Flowyte", "RFC ", "WHATWG "];

    private static readonly List<Requirement> Measured = [.. SpecsFolder.Load().Requirements.Where(requirement => requirement.BrokenSdks is not null)];

    [Test]
    public void Most_of_what_can_be_seen_of_an_answer_was_measured() => Assert.That(Measured, Has.Count.GreaterThan(80));

    [Test]
    public void A_MUST_that_rests_on_SDKs_breaks_one_or_says_why_it_is_one() => Assert.That(
        Measured.Where(requirement => BreaksNobody(requirement) && requirement.LevelReason.Length == 0).Select(requirement => requirement.Id),
        Is.Empty,
        "decide: lower the level, or give a levelReason");

    [Test]
    public void What_breaks_an_SDK_is_a_MUST_or_says_why_it_is_none() => Assert.That(
        Measured.Where(requirement => BreaksSomebody(requirement) && requirement.LevelReason.Length == 0).Select(requirement => requirement.Id),
        Is.Empty,
        "decide: raise the level, or give a levelReason");

    [Test]
    public void No_reason_stands_where_nothing_has_to_be_decided() => Assert.That(
        SpecsFolder.Load().Requirements.Where(requirement => requirement.LevelReason.Length > 0 && !BreaksNobody(requirement) && !BreaksSomebody(requirement)).Select(requirement => requirement.Id),
        Is.Empty);

    private static bool BreaksNobody(Requirement requirement) => requirement is { Level: Level.Must, BrokenSdks.Count: 0 }
        && !requirement.Basis.Any(basis => Norms.Any(norm => basis.Source.StartsWith(norm, StringComparison.Ordinal)));

    private static bool BreaksSomebody(Requirement requirement) => requirement is { Level: not Level.Must, BrokenSdks.Count: > 0 };
}
