using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;
using Flowyte.Conformance.Tests.Catalogue;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>How files of faults are read.</summary>
public sealed class FaultCatalogueTests
{
    private const string Change = "change: [{ serve: true }]";

    private static readonly Specs Specs = SpecsFolder.Load();

    private SpecsOnDisk _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new SpecsOnDisk();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_fault_and_a_variant_are_read_as_written()
    {
        _folder.With("faults/mine.yaml", $$"""
            faults:
              - { id: mine, title: Mine, breaks: [MODEL-2, MODEL-3], timeout: 500ms, {{Change}} }
            variants:
              - { id: near-mine, title: Nearly, near: MODEL-2, notes: ERR-4, timeout: 2s, {{Change}} }
            """);
        var faults = Load().Where(fault => fault.Id.EndsWith("mine", StringComparison.Ordinal)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => (fault.Id, fault.Title, fault.IsVariant, fault.Timeout)), Is.EqualTo(new[]
            {
                ("mine", "Mine", false, (TimeSpan?)TimeSpan.FromMilliseconds(500)),
                ("near-mine", "Nearly", true, TimeSpan.FromSeconds(2)),
            }));
            Assert.That(faults[0].Breaks, Is.EqualTo(["MODEL-2", "MODEL-3"]));
            Assert.That(faults[1].Near.Concat(faults[1].Notes), Is.EqualTo(["MODEL-2", "ERR-4"]));
        });
    }

    [TestCase("faults:\n  - { id: mine, title: Mine, breaks: MODL-2, " + Change + " }", "mine.yaml(2,38): There is no requirement \"MODL-2\". Did you mean \"MODEL-2\"?")]
    [TestCase("faults:\n  - { id: mine, title: Mine, " + Change + " }", "mine.yaml(2,5): *breaks*")]
    [TestCase("faults:\n  - { id: My Fault, title: Mine, breaks: MODEL-2, " + Change + " }", "mine.yaml(2,11): Expected the immutable id*")]
    [TestCase("faults:\n  - { id: mine, title: Mine, breaks: MODEL-2, chnge: [] }", "mine.yaml(2,*): There is no key \"chnge\" here. Did you mean \"change\"?")]
    [TestCase("faults:\n  - { id: mine, title: Mine, breaks: MODEL-2, change: [{ sett: { /id: 1 } }] }", "mine.yaml(2,*): There is no key \"sett\" here. Did you mean \"set\"?")]
    [TestCase("faults:\n  - { id: no-answer, title: Mine, breaks: MODEL-2, " + Change + " }", "mine.yaml(2,11): The id \"no-answer\" is there already, in faults/10-transport.yaml(*")]
    [TestCase("variants:\n  - { id: mine, title: Mine, " + Change + " }", "mine.yaml(2,5): *")]
    [TestCase("faults: [", "mine.yaml(1,*): *")]
    public void A_broken_file_is_told_with_its_place(string text, string told)
    {
        _folder.With("faults/mine.yaml", text);

        Assert.That(Problems(), Has.Some.Matches(Told.As($"*{told}")));
    }

    private IReadOnlyList<FaultSpec> Load() => FaultCatalogue.Load(Specs, new SpecTree(SpecsFolder.BuiltIn, _folder.Path));

    private IReadOnlyList<string> Problems()
    {
        try
        {
            Load();
            return [];
        }
        catch (SpecException exception)
        {
            return [.. exception.Problems.Select(problem => problem.ToString())];
        }
    }
}
