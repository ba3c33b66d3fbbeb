using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>Nothing is required that nobody has seen broken, and nothing that a legal form may be taken for without having seen that, too.</summary>
public sealed class CoverageTests
{
    // Of these only one answer is legal, so that no variant can come near: the request is accepted, or refused with this status.
    private static readonly string[] WithoutLegalNeighbour =
    [
        "AUTH-1", "AUTH-5", "AUTH-11", "ERR-1", "HTTP-5", "HTTP-6", "HTTP-15", "HTTP-18", "HTTP-19", "HTTP-25", "HTTP-28", "HTTP-29", "IGN-3", "IGN-9", "IGN-10", "IGN-11", "MODEL-1",
        "REQ-1", "REQ-2", "REQ-3", "REQ-5", "REQ-6", "REQ-7", "REQ-8", "REQ-9", "REQ-10", "REQ-11", "REQ-20",
        "ROLE-1", "ROLE-2", "ROLE-3", "ROLE-4", "ROLE-5", "ROLE-6", "ROLE-7", "SESS-4", "SESS-30", "SHAPE-17",
        "WIDGET-9", "WIDGET-10", "WIDGET-14",
    ];

    private static readonly Specs Specs = SpecsFolder.Load();
    private static readonly IReadOnlyList<FaultSpec> Faults = FaultCatalogue.Load(Specs);
    private static readonly string[] Testable = [.. Specs.Requirements.Where(requirement => requirement.Untestable.Length == 0).Select(requirement => requirement.Id)];

    [Test]
    public void Every_requirement_is_broken_by_a_fault_or_noted_of_a_variant() =>
        Assert.That(
            Testable.Except(Faults.SelectMany(fault => fault.Breaks.Concat(fault.Notes))),
            Is.EquivalentTo(Specs.Requirements.Where(requirement => requirement.NotShown.Length > 0).Select(requirement => requirement.Id)),
            "Add a fault to specs/faults that breaks it and only it.");

    [Test]
    public void Every_requirement_has_a_legal_neighbour_that_passes() =>
        Assert.That(
            Testable.Except(Faults.SelectMany(fault => fault.Near.Concat(fault.Notes))),
            Is.EquivalentTo(WithoutLegalNeighbour),
            "Add a variant to specs/faults that is legal and near it, or say here that there is none.");

    [Test]
    public void The_README_counts_them() =>
        Assert.That(
            File.ReadAllText(Path.Combine(Repository.Root, "README.md")),
            Does.Contain($"{Faults.Count(fault => !fault.IsVariant)} faults: ").And.Contains($"; {Faults.Count(fault => fault.IsVariant)} legal variants: "),
            "Run flowyte-conformance selftest --write-readme README.md.");

    [Test]
    public void A_fault_breaks_one_requirement() =>
        Assert.That(Faults.Where(fault => fault.Breaks.Count > 1).Select(fault => fault.Id), Is.Empty);

    [Test]
    public void What_a_variant_is_to_have_noted_is_no_MUST_or_SHOULD() =>
        Assert.That(Faults.SelectMany(fault => fault.Notes).Select(id => Specs.Requirement(id)!.Level), Has.All.EqualTo(Level.May));
}
