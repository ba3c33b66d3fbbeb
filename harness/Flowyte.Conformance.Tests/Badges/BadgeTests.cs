using System.Text.Json;
using System.Xml.Linq;
using Flowyte.Conformance.Badges;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Badges;

[TestFixture]
internal sealed class BadgeTests
{
    [Test]
    public void It_says_the_verdict_and_the_share_that_passed_of_what_was_judged()
    {
        var passing = Reports.Of([.. Enumerable.Range(1, 199).Select(i => Reports.Result($"A-{i}", RequirementStatus.Passed))], []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BadgeOf(passing), Is.EqualTo(new Badge("conformant, 100 %", "brightgreen")));
            Assert.That(
                BadgeOf(With(passing, Reports.Result("B-1", RequirementStatus.Warned, Level.Should))),
                Is.EqualTo(new Badge("conformant, 99 %", "brightgreen")),
                "only where everything passed it says 100");
            Assert.That(BadgeOf(With(passing, Reports.Result("B-1", RequirementStatus.Excluded))), Is.EqualTo(new Badge("conformant, 100 %", "brightgreen")));
            Assert.That(BadgeOf(With(passing, Reports.Result("B-1", RequirementStatus.Untested))), Is.EqualTo(new Badge("partially conformant, 100 %", "yellow")));
            Assert.That(BadgeOf(Reports.Failing()), Is.EqualTo(new Badge("not conformant, 16 %", "red")));
            Assert.That(BadgeOf(Reports.Of([], []) with { Verdict = Verdict.None }), Is.EqualTo(new Badge("no verdict", "lightgrey")));
        }
    }

    [Test]
    public void It_says_what_a_baseline_makes_of_the_run()
    {
        var accepted = Reports.Result("B-1", RequirementStatus.Failed) with { Accepted = new Acceptance("ticket 4711", Until: null) };
        var report = Reports.Of([Reports.Result("A-1", RequirementStatus.Passed), accepted], []) with { Verdict = Verdict.Conformant, Baseline = new BaselineOutcome() };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BadgeOf(report), Is.EqualTo(new Badge("conformant but for 1, 50 %", "yellowgreen")));
            Assert.That(BadgeOf(report with { Baseline = new BaselineOutcome { Stale = ["A-1 passes again"] } }), Is.EqualTo(new Badge("stale baseline, 50 %", "orange")));
        }
    }

    [Test]
    public void The_picture_has_a_title_and_loads_nothing()
    {
        var svg = XDocument.Parse(new Badge("conformant, 100 %", "brightgreen").ToSvg());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg.Root!.Name.LocalName, Is.EqualTo("svg"));
            Assert.That(svg.Root.Elements().First(element => element.Name.LocalName == "title").Value, Is.EqualTo("Flowyte conformance: conformant, 100 %"));
            Assert.That(svg.Root.Attribute("aria-label")!.Value, Is.EqualTo("Flowyte conformance: conformant, 100 %"));
            Assert.That(svg.Root.Attribute("role")!.Value, Is.EqualTo("img"));
            Assert.That(svg.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Contains("//", StringComparison.Ordinal)), Is.Empty);
            Assert.That(svg.Descendants().Select(element => element.Name.LocalName), Has.None.AnyOf("script", "image", "style", "use", "foreignObject"));
            Assert.That((int)svg.Root.Attribute("width")!, Is.EqualTo(svg.Descendants().Where(element => element.Name.LocalName == "rect").Max(rect => (int?)rect.Attribute("x") ?? 0) + svg.Descendants().Where(element => element.Name.LocalName == "rect").Where(rect => rect.Attribute("x") is not null).Sum(rect => (int)rect.Attribute("width")!)));
        }
    }

    [Test]
    public void The_endpoint_form_is_that_of_shields()
    {
        using var json = JsonDocument.Parse(new Badge("not conformant, 16 %", "red").ToEndpoint());

        Assert.That(
            json.RootElement.EnumerateObject().Select(member => $"{member.Name}={member.Value}"),
            Is.EqualTo(["schemaVersion=1", "label=Flowyte conformance", "message=not conformant, 16 %", "color=red"]));
    }

    private static Badge BadgeOf(RunReport report) => Badge.Of(new ReportView(report));

    private static RunReport With(RunReport report, RequirementResult result) => Reports.Of([.. report.Requirements, result], []);
}
