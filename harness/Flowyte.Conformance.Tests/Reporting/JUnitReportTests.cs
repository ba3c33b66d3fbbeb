using System.Xml.Linq;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class JUnitReportTests
{
    [Test]
    public async Task Each_group_is_a_suite_and_each_requirement_a_case()
    {
        var xml = await WriteAsync(Reports.Failing());

        Assert.That(xml.Elements("testsuite").Select(suite => (string?)suite.Attribute("name")), Is.EqualTo("Group model|Group body|Group auth".Split('|')));
        Assert.That(xml.Descendants("testcase").Count(), Is.EqualTo(8));
        Assert.That((int?)xml.Attribute("tests"), Is.EqualTo(8));
        Assert.That((int?)xml.Attribute("failures"), Is.EqualTo(3));
        Assert.That((int?)xml.Attribute("skipped"), Is.EqualTo(2));
        Assert.That(xml.Descendants("property").Select(property => (string?)property.Attribute("name")).Distinct(), Is.EqualTo("target agent specsVersion harnessVersion".Split(' ')));
    }

    [Test]
    public async Task A_failure_says_what_is_wrong_and_how_to_repeat_it()
    {
        var failure = Case(await WriteAsync(Reports.Failing()), "BODY-1").Element("failure")!;

        Assert.That((string?)failure.Attribute("message"), Is.EqualTo("the unknown agent was not refused"));
        Assert.That(failure.Value, Does.Contain("expected: 400").And.Contain("actual:   1741570283.0").And.Contain("»1741570283.0«").And.Contain("curl -i -N").And.Contain("$FLOWYTE_API_KEY"));
    }

    [Test]
    public async Task A_consequence_names_its_cause() =>
        Assert.That(Case(await WriteAsync(Reports.Failing()), "MODEL-3").Element("failure")!.Value, Does.StartWith("A consequence of MODEL-2."));

    [Test]
    public async Task Warnings_pass_and_what_was_not_tested_is_skipped_with_its_reason()
    {
        var xml = await WriteAsync(Reports.Failing());

        Assert.That(Case(xml, "BODY-2").Elements().Select(element => element.Name.LocalName), Is.EqualTo("system-out".Split(' ')));
        Assert.That((string?)Case(xml, "AUTH-1").Element("skipped")!.Attribute("message"), Is.EqualTo("untested: no publishable key was given"));
        Assert.That(Case(xml, "MODEL-1").Elements(), Is.Empty);
    }

    [Test]
    public async Task A_run_without_a_verdict_is_an_error()
    {
        var xml = await WriteAsync(Reports.Of([Reports.Result("MODEL-1", RequirementStatus.Untested)], []) with { Verdict = Verdict.None, Problems = ["connection refused"] });

        Assert.That((int?)xml.Attribute("errors"), Is.EqualTo(1));
        Assert.That((int?)xml.Elements("testsuite").First().Attribute("tests"), Is.EqualTo(1));
        Assert.That(xml.Descendants("error").Single().Value, Does.Contain("connection refused"));
    }

    [Test]
    public async Task Whatever_the_target_sends_it_is_XML([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        var xml = await WriteAsync(Reports.Saying(hostile.Text));

        Assert.That(xml.Descendants().Select(element => element.Name.LocalName).Distinct(), Is.SubsetOf("testsuites testsuite properties property testcase failure skipped system-out".Split(' ')));
        Assert.That(xml.ToString().Where(character => char.IsControl(character) && character != '\n'), Is.Empty);
    }

    private static async Task<XElement> WriteAsync(RunReport report)
    {
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.JUnit);
        return XDocument.Parse(written.JUnit).Root!;
    }

    private static XElement Case(XElement xml, string id) =>
        xml.Descendants("testcase").Single(element => ((string?)element.Attribute("name"))!.StartsWith(id + " ", StringComparison.Ordinal));
}
