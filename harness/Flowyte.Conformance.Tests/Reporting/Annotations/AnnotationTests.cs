using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Annotations;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Annotations;

[TestFixture]
internal sealed class AnnotationTests
{
    private const string Injections = "a\n::error::owned\r\n##vso[task.setvariable variable=x]owned\n##[set-output name=x]owned\n%0A::add-mask::owned%0D%0A;]##VSO[task.complete]";

    [Test]
    public void A_cause_is_an_annotation_at_its_line_with_evidence_and_the_curl_line()
    {
        var lines = GitHub(Reports.Placed(Reports.Failing()));

        Assert.That(lines, Has.Count.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("::error file=specs/requirements/model.yaml,line=7,title=MODEL-2 (MUST)%3A The statement of MODEL-2 holds.::The unknown agent was not refused.%0AExpected: 400%0A"));
        Assert.That(lines[0], Does.Contain("%0AExplains: MODEL-3%0A").And.Contain("%0ARepeat it:%0Acurl -i -N"));
        Assert.That(lines[1], Does.StartWith("::error file=my specs/conversations/single-turn.yaml,line=12,title=BODY-1"));
        Assert.That(lines[2], Does.StartWith("::warning file=my specs/conversations/single-turn.yaml,line=12,title=BODY-2 (SHOULD)"));
    }

    [Test]
    public void Azure_is_told_the_same_in_its_own_words()
    {
        var lines = AzureCommands.Of(RunAnnotations.Of(new ReportView(Reports.Placed(Reports.Failing()))));

        Assert.That(lines, Has.Count.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("##vso[task.logissue type=error;sourcepath=specs/requirements/model.yaml;linenumber=7;code=MODEL-2;]MODEL-2 (MUST): The statement of MODEL-2 holds.%0AThe unknown agent"));
        Assert.That(lines[2], Does.StartWith("##vso[task.logissue type=warning;"));
    }

    [Test]
    public void No_more_are_shown_than_a_pipeline_shows_and_the_rest_is_counted()
    {
        var exchange = Exchanges.Answered("a/1", 404, "text/plain", "no");
        var report = Reports.Of([.. Enumerable.Range(1, 30).Select(number => Reports.Result($"MODEL-{number}", RequirementStatus.Failed, findings: Reports.Finding(exchange.Id)))], [exchange]);
        var annotations = RunAnnotations.Of(new ReportView(report));

        Assert.That(GitHubCommands.Of(annotations), Has.Count.EqualTo(11));
        Assert.That(GitHubCommands.Of(annotations)[10], Is.EqualTo("::notice title=More errors::20 more errors: see the summary and report.html."));
        Assert.That(AzureCommands.Of(annotations)[10], Is.EqualTo("20 more errors: see the summary and report.html."));
    }

    [Test]
    public void What_is_accepted_is_not_annotated_and_a_stale_baseline_or_no_verdict_is()
    {
        var report = Reports.Failing();
        var lines = GitHub(report with
        {
            Verdict = Verdict.None,
            Headline = "no verdict: down",
            Requirements = [.. report.Requirements.Select(result => result.Requirement.Id == "BODY-1" ? result with { Accepted = new Acceptance("known", null) } : result)],
            Baseline = new BaselineOutcome { Stale = ["AUTH-9 matches nothing"] },
        });

        Assert.That(lines[0], Is.EqualTo("::error title=No verdict::no verdict: down"));
        Assert.That(lines[1], Is.EqualTo("::error title=Stale baseline::AUTH-9 matches nothing"));
        Assert.That(lines, Has.None.Contains("BODY-1"));
    }

    [Test]
    public void A_target_cannot_give_GitHub_a_command()
    {
        var lines = GitHub(Reports.Saying(Injections));

        Assert.That(lines, Has.Count.EqualTo(2).And.All.Matches("^::(error|warning) title=[^:]*::"));
        Assert.That(lines, Has.None.Contains("##[").And.None.Contains("##vso[").And.None.Contains("\n").And.None.Contains("\r"));
        Assert.That(lines, Has.Some.Contains("%250A"), "what the target escaped stays escaped");
    }

    [Test]
    public void A_target_cannot_give_Azure_a_command()
    {
        var lines = AzureCommands.Of(RunAnnotations.Of(new ReportView(Reports.Saying(Injections))));

        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines.Select(line => line.Split("##").Length), Is.All.EqualTo(2), "one command a line, its own");
        Assert.That(lines.Select(line => line.Split(']').Length), Is.All.EqualTo(2));
        Assert.That(lines, Has.None.Contains("\n").And.None.Contains("\r").And.Some.Contains("%AZP250A"));
    }

    [TestCase("::error::x", "\\u003a:error::x")]
    [TestCase("  ::error::x", "  \\u003a:error::x")]
    [TestCase("a ::b", "a ::b")]
    [TestCase("a ##[group]b", "a \\u0023#[group]b")]
    [TestCase("a ###vso[x]b", "a #\\u0023#vso[x]b")]
    [TestCase("##VSO[x]", "\\u0023#vso[x]")]
    [TestCase("## heading", "## heading")]
    public void Text_of_a_terminal_is_no_command_either(string text, string expected) => Assert.That(TerminalText.Escape(text), Is.EqualTo(expected));

    private static IReadOnlyList<string> GitHub(RunReport report) => GitHubCommands.Of(RunAnnotations.Of(new ReportView(report)));
}
