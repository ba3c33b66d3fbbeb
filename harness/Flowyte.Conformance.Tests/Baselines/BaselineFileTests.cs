using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Tests.Reporting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Baselines;

[TestFixture]
internal sealed class BaselineFileTests
{
    [Test]
    public void Entries_are_read_with_their_places()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("baseline.yaml", "accept:\n  - requirement: MODEL-2\n    reason: ticket 4711\n    until: 2026-12-31\n  - { requirement: SSE-1, reason: known }\n");

        Assert.That(BaselineFile.Read(file).Entries, Is.EqualTo(new BaselineEntry[]
        {
            new("MODEL-2", new Acceptance("ticket 4711", new DateOnly(2026, 12, 31)), "baseline.yaml(2,18)"),
            new("SSE-1", new Acceptance("known", Until: null), "baseline.yaml(5,20)"),
        }));
    }

    [TestCase("accept: []\naccpet: []\n", "baseline.yaml(2,1)")]
    [TestCase("{}\n", "accept")]
    [TestCase("accept:\n  - requirement: MODEL-2\n", "baseline.yaml(2,5)")]
    [TestCase("accept:\n  - requirement: MODEL-2\n    reason: ''\n", "baseline.yaml(3,13)")]
    [TestCase("accept:\n  - { requirement: MODEL-2, reason: a, until: soon }\n", "baseline.yaml(2,47)")]
    [TestCase("accept:\n  - { requirement: MODEL-2, reason: a, until: 2026-02-30 }\n", "baseline.yaml(2,47): There is no day 2026-02-30.")]
    [TestCase("accept:\n  - { requirement: A-1, reason: a }\n  - { requirement: A-1, reason: b }\n", "baseline.yaml(3,20): A-1 is accepted twice, first at baseline.yaml(2,20).")]
    [TestCase("accept: [\n", "baseline.yaml(")]
    public void What_is_wrong_is_told_with_file_line_and_column(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("baseline.yaml", text);

        Assert.That(() => BaselineFile.Read(file), Throws.TypeOf<SpecException>().With.Message.Contains(problem));
    }

    [Test]
    public void What_is_written_is_read_again_whatever_the_reason_holds([ValueSource(nameof(WellFormed))] HostileText hostile)
    {
        using var folder = new TemporaryFolder();
        (string, Acceptance)[] entries = [("MODEL-2", new Acceptance(hostile.Text, new DateOnly(2026, 12, 31))), ("SSE-1", new Acceptance("plain", Until: null))];
        var file = folder.Write("baseline.yaml", BaselineFile.Write(entries));

        Assert.That(BaselineFile.Read(file).Entries.Select(entry => (entry.Requirement, entry.Acceptance)), Is.EqualTo(entries));
    }

    // YAML has no place for half of a surrogate pair.
    private static IEnumerable<HostileText> WellFormed() => HostileTexts.All.Where(hostile => !hostile.Text.Any(char.IsSurrogate));

    [Test]
    public void A_baseline_without_entries_is_one()
    {
        using var folder = new TemporaryFolder();

        Assert.That(BaselineFile.Read(folder.Write("baseline.yaml", BaselineFile.Write([]))).Entries, Is.Empty);
    }
}
