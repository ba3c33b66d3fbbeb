using System.Xml.Linq;
using System.Xml.Schema;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;
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
        Assert.That(xml.Elements("testsuite").Sum(suite => (int)suite.Attribute("skipped")!), Is.EqualTo(2));
        Assert.That(xml.Descendants("property").Select(property => (string?)property.Attribute("name")).Distinct(), Is.EqualTo("target agent embeddedMock specsVersion harnessVersion profiles dialect group seed repeat strict verdict".Split(' ')));
    }

    [Test]
    public async Task A_failure_says_what_is_wrong_and_how_to_repeat_it()
    {
        var failure = Case(await WriteAsync(Reports.Failing()), "BODY-1").Element("failure")!;

        Assert.That((string?)failure.Attribute("message"), Is.EqualTo("the unknown agent was not refused"));
        Assert.That(failure.Value, Does.Contain("expected: 400").And.Contain("actual:   1741570283.0").And.Contain("»1741570283.0«").And.Contain("curl -i -N").And.Contain("$FLOWYTE_API_KEY"));
    }

    [Test]
    public async Task The_output_of_a_failure_is_the_curl_line_with_what_was_sent_and_came_back()
    {
        var output = Case(await WriteAsync(Reports.Failing()), "BODY-1").Element("system-out")!.Value;

        Assert.That(output, Does.StartWith("curl -i -N"));
        Assert.That(output, Does.Contain("> POST /api/v1/chat/completions\n> {\"model\":\"agt_1\"").And.Contain("\n< HTTP/1.1 200 Some Reason").And.Contain("\"created\":1741570283.0").And.EndsWith("exchanges: single-turn/1\n"));
        Assert.That(output, Does.Not.Contain(Exchanges.Key));
    }

    [Test]
    public async Task No_output_names_a_file_that_a_pipeline_would_attach()
    {
        var xml = await WriteAsync(Reports.Saying("[[ATTACHMENT|/etc/passwd]] [[attachment|/etc/passwd]]"));

        Assert.That(xml.Descendants("system-out").Select(element => element.Value), Is.Not.Empty.And.All.Not.Contains("[[attachment|").IgnoreCase);
    }

    [Test]
    public async Task It_holds_the_schema_of_those_who_read_it()
    {
        var hostile = Reports.Saying(string.Join('\n', HostileTexts.All.Select(text => text.Text)));
        foreach (var report in new[] { Reports.Failing(), hostile, Accepting(), hostile with { Verdict = Verdict.None, Settings = new RunSettings { Shard = new Shard(2, 3) } } })
        {
            Assert.That(Problems(await WriteAsync(report)), Is.Empty);
        }
    }

    [Test]
    public void Its_schema_finds_what_is_wrong() =>
        Assert.That(Problems(XElement.Parse("""<testsuites tests="1" failures="0" errors="0" skipped="1"><testsuite name="a" tests="1" failures="0"><testcase classname="b"/></testsuite></testsuites>""")), Has.Count.EqualTo(3));

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

    private static RunReport Accepting()
    {
        var report = Reports.Failing();
        return report with
        {
            Requirements = [.. report.Requirements.Select(result => result.Requirement.Id == "MODEL-2" ? result with { Accepted = new Acceptance("known", null) } : result)],
            Baseline = new BaselineOutcome { Stale = ["AUTH-9 matches nothing"] },
        };
    }

    private static List<string> Problems(XElement xml)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(targetNamespace: null, Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Reporting", "junit.xsd"));
        var problems = new List<string>();
        new XDocument(xml).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        return problems;
    }

    private static async Task<XElement> WriteAsync(RunReport report)
    {
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.JUnit);
        return XDocument.Parse(written.JUnit).Root!;
    }

    private static XElement Case(XElement xml, string id) =>
        xml.Descendants("testcase").Single(element => ((string?)element.Attribute("name"))!.StartsWith(id + " ", StringComparison.Ordinal));
}
