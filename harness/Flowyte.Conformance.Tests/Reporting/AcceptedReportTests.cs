using System.Text.Json;
using System.Xml.Linq;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Hostile;
using Flowyte.Conformance.Tests.Schemas;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>Reports show what a baseline accepts, and what of it is out of date.</summary>
[TestFixture]
internal sealed class AcceptedReportTests
{
    private const string Stale = "BODY-9 passes again: take the entry away (baseline.yaml(4,5))";

    [Test]
    public async Task Json_marks_what_is_accepted_and_lists_what_is_stale()
    {
        using var written = await WrittenReports.WriteAsync(Accepting("ticket 4711"), ReportFormats.Json);
        using var json = JsonDocument.Parse(written.Json);
        var requirement = json.RootElement.GetProperty("requirements").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "MODEL-2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SpecSchemas.Set.Validate("results", JsonText.Parse(await File.ReadAllBytesAsync(written.PathOf("results.json"))).Root!).Errors, Is.Empty);
            Assert.That(requirement.GetProperty("status").GetString(), Is.EqualTo("failed"));
            Assert.That(requirement.GetProperty("accepted").GetProperty("reason").GetString(), Is.EqualTo("ticket 4711"));
            Assert.That(requirement.GetProperty("accepted").GetProperty("until").GetString(), Is.EqualTo("2026-12-31"));
            Assert.That(json.RootElement.GetProperty("baseline").GetProperty("accepted").GetInt32(), Is.EqualTo(2));
            Assert.That(json.RootElement.GetProperty("baseline").GetProperty("stale")[0].GetString(), Is.EqualTo(Stale));
            Assert.That(json.RootElement.GetProperty("baseline").GetProperty("unused")[0].GetString(), Is.EqualTo("AUTH-1 was not tested in this run: why"));
        }
    }

    [Test]
    public async Task JUnit_skips_what_is_accepted_and_fails_what_is_stale()
    {
        using var written = await WrittenReports.WriteAsync(Accepting("ticket 4711"), ReportFormats.JUnit);
        var xml = XDocument.Parse(written.JUnit).Root!;
        var accepted = xml.Descendants("testcase").Single(test => test.Attribute("name")!.Value.StartsWith("MODEL-2 ", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted.Element("skipped")!.Attribute("message")!.Value, Is.EqualTo("failed, accepted: ticket 4711 (until 2026-12-31)"));
            Assert.That(accepted.Element("system-out")!.Value, Does.Contain("the unknown agent was not refused"));
            Assert.That(accepted.Element("failure"), Is.Null);
            Assert.That(xml.Attribute("failures")!.Value, Is.EqualTo("2"), "BODY-1, which nobody accepted, and the stale entry");
            Assert.That(xml.Attribute("tests")!.Value, Is.EqualTo($"{xml.Descendants("testcase").Count()}"));
            Assert.That(xml.Elements("testsuite").Sum(suite => (int)suite.Attribute("skipped")!), Is.EqualTo(xml.Descendants("skipped").Count()));
            Assert.That(xml.Descendants("failure").Select(failure => failure.Attribute("message")!.Value), Does.Contain(Stale));
        }
    }

    [Test]
    public async Task Markdown_and_the_page_show_reason_and_stale_entries()
    {
        using var written = await WrittenReports.WriteAsync(Accepting("ticket 4711"), ReportFormats.Html | ReportFormats.Markdown);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Markdown, Does.Contain("## ☑️ MODEL-2 (MUST, accepted): ").And.Contains("**Accepted by the baseline:** ticket 4711 (until 2026-12-31)"));
            Assert.That(written.Markdown, Does.Contain("- MODEL-3, a consequence of MODEL-2: ticket 4711 (until 2026-12-31)"));
            Assert.That(written.Markdown, Does.Contain("## Stale entries of the baseline\n\n- BODY-9 passes again"));
            Assert.That(written.Markdown.IndexOf("❌ BODY-1", StringComparison.Ordinal), Is.InRange(0, written.Markdown.IndexOf("☑️ MODEL-2", StringComparison.Ordinal)), "what nobody accepted comes first");
            Assert.That(written.Html, Does.Contain("id=\"baseline\"").And.Contains("<b>ticket 4711 (until 2026-12-31)</b>").And.Contains($"<li>{Stale}</li>"));
        }
    }

    [Test]
    public void A_failure_that_nobody_accepted_is_not_hidden_under_a_cause_that_is()
    {
        var report = Accepting("ticket 4711");
        report = report with { Requirements = [.. report.Requirements.Select(result => result.Requirement.Id == "MODEL-3" ? result with { Accepted = null } : result)] };

        Assert.That(report.Causes.Select(cause => cause.Requirement.Id), Is.EqualTo(["MODEL-3", "BODY-1", "MODEL-2", "BODY-2"]));
    }

    [Test]
    public async Task A_run_without_a_baseline_says_nothing_of_one()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Html | ReportFormats.Json | ReportFormats.Markdown);

        Assert.That(written.Html, Does.Not.Contain("id=\"baseline\""));
        Assert.That(written.Json + written.Markdown, Does.Not.Contain("baseline").And.Not.Contain("accepted"));
    }

    [Test]
    public async Task Whatever_a_reason_holds_the_reports_do_no_harm([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        using var written = await WrittenReports.WriteAsync(Accepting(hostile.Text));

        SafeReports.Check(written.Folder);
    }

    private static RunReport Accepting(string reason)
    {
        var report = Reports.Failing();
        return report with
        {
            Requirements =
            [
                .. report.Requirements.Select(result => result.Requirement.Id is "MODEL-2" or "MODEL-3"
                    ? result with { Accepted = new Acceptance(reason, new DateOnly(2026, 12, 31)) }
                    : result),
            ],
            Baseline = new BaselineOutcome { Stale = [Stale], Unused = ["AUTH-1 was not tested in this run: why"] },
        };
    }
}
