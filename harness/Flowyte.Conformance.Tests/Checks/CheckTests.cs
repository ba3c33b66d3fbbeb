using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class CheckTests
{
    private static readonly string[] Annotating = ["completion", "chunk", "error"];

    internal static IEnumerable<FaultCase> Faults => [.. CompletionFaults.All, .. StreamFaults.All, .. ChunkFaults.All, .. RefusalFaults.All, .. TextCases.Faults, .. LeavingCases.Faults, .. CodeCases.Faults, .. RunCases.Faults, .. SessionCases.Faults, .. WidgetCases.Faults];

    internal static IEnumerable<LegalCase> Legal => [.. LegalCases.All, .. TextCases.Legal, .. LeavingCases.Legal, .. CodeCases.Legal, .. RunCases.Legal, .. SessionCases.Legal, .. WidgetCases.Legal];

    [TestCaseSource(nameof(Faults))]
    public void A_fault_breaks_its_requirement_and_no_other(FaultCase fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var observations = Judging.Judge(fault.Run);
        var requirement = Judging.Requirements[fault.Requirement];
        Assert.Multiple(() =>
        {
            Assert.That(observations.Of(fault.Requirement).Where(observation => observation.Finding is not null), Is.Not.Empty);
            Assert.That(
                Judging.Broken(observations).Where(id => !requirement.Explains.Any(pattern => NamePattern.Matches(pattern, id))),
                Is.SubsetOf(new[] { fault.Requirement }));
        });
    }

    [TestCaseSource(nameof(Faults))]
    public void A_finding_names_the_first_byte_at_fault(FaultCase fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var findings = Judging.Judge(fault.Run).Of(fault.Requirement).Select(observation => observation.Finding).OfType<Finding>().ToList();
        foreach (var said in fault.Run.Where(said => said.Marked is not null))
        {
            Assert.That(findings.Where(finding => finding.Exchange == said.Id).Select(finding => finding.Location?.Offset), Has.Member(said.Marked!.Value.Offset));
        }

        foreach (var (said, finding) in findings.Select(finding => (fault.Run.First(said => said.Id == finding.Exchange).Exchange.Response, finding)))
        {
            var length = finding.Location is not { } location ? 0 : location.Part == ResponsePart.Head ? said!.Head.Length : said!.Body.Length;
            Assert.That(finding.Location is null || finding.Location.Offset + finding.Location.Length <= length, finding.ToString());
        }
    }

    [TestCaseSource(nameof(Legal))]
    public void What_is_legal_raises_neither_MUST_nor_SHOULD(LegalCase legal)
    {
        ArgumentNullException.ThrowIfNull(legal);
        Assert.That(Judging.Broken(Judging.Judge(legal.Run)), Is.Empty);
    }

    [Test]
    public void Every_requirement_that_a_check_or_a_schema_observes_has_a_fault_and_a_legal_case()
    {
        var observable = Judging.Suite.Requirements.Concat(Annotated()).ToHashSet();
        var held = Legal.SelectMany(legal => Judging.Judge(legal.Run)).Where(observation => observation is { Finding: null, Unproven: null })
            .Select(observation => observation.Requirement).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(observable.Except(Faults.Select(fault => fault.Requirement)), Is.Empty, "no fault");
            Assert.That(observable.Except(held), Is.Empty, "never seen to hold");
        });
    }

    [Test]
    public void Every_requirement_of_the_catalogue_can_be_observed()
    {
        var specs = SpecsFolder.Load().WithGenerated(new() { Generate = 1 });
        var expected = specs.Conversations.SelectMany(conversation => conversation.Turns).SelectMany(turn => turn.Expectations)
            .Select(expectation => expectation.Requirement);
        var observable = Judging.Suite.Requirements.Concat(Annotated()).Concat(expected).ToHashSet();
        Assert.That(
            specs.Requirements.Where(requirement => requirement.Untestable.Length == 0 && !observable.Contains(requirement.Id)).Select(requirement => requirement.Id),
            Is.Empty);
    }

    [Test]
    public void What_is_untestable_is_observed_by_nothing() =>
        Assert.That(
            SpecsFolder.Load().Requirements.Where(requirement => requirement.Untestable.Length > 0).Select(requirement => requirement.Id).Intersect(Judging.Suite.Requirements),
            Is.Empty);

    // The values of x-requirement, wherever they stand.
    private static IEnumerable<string> Annotated() =>
        Annotating.SelectMany(name =>
            Annotations(JsonText.Parse(File.ReadAllBytes(Path.Combine(SpecsFolder.BuiltIn, "schemas", $"{name}.schema.json"))).Root!, within: false));

    private static IEnumerable<string> Annotations(JsonNode node, bool within) => node.Kind switch
    {
        JsonKind.String when within => [node.Text],
        JsonKind.Array => node.Items.SelectMany(item => Annotations(item, within: false)),
        JsonKind.Object => node.Members.SelectMany(member => Annotations(member.Value, within || member.Name == "x-requirement")),
        _ => [],
    };
}
