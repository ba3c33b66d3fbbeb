using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class MarkdownReportTests
{
    [Test]
    public async Task It_leads_with_the_verdict_and_the_causes()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Markdown);
        var lines = written.Markdown.Split('\n');

        Assert.That(lines[0], Is.EqualTo("# Not conformant: 3 of 8 requirements failed"));
        Assert.That(lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)), Is.EqualTo("## ❌ MODEL-2 (MUST): The statement of MODEL-2 holds.|## ❌ BODY-1 (MUST): The statement of BODY-1 holds.|## ⚠️ BODY-2 (SHOULD): The statement of BODY-2 holds.|## Groups|## Not verified|## Left out".Split('|')));
        Assert.That(lines, Does.Contain("- **Explains:** MODEL-3").And.Contain("- **Actual:** 1741570283.0").And.Contain("| Group body | 0 | 1 | 1 | 1 | 0 | 0 |"));
        Assert.That(written.Markdown, Does.Contain("```sh\ncurl -i -N"));
    }

    [Test]
    public async Task Whatever_the_target_sends_it_is_only_text([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        using var written = await WrittenReports.WriteAsync(Reports.Saying(hostile.Text), ReportFormats.Markdown);
        var prose = string.Join('\n', Prose(written.Markdown));

        Assert.That(prose, Does.Not.Match(@"(?<!\\)[<>`\[\]!@$]"));
        Assert.That(prose, Does.Not.Contain("https://"));
        Assert.That(prose, Does.Not.Contain("www."));
        Assert.That(prose, Does.Not.Match("(?m)^- +([-+*]|[0-9]+[.)]) "));
        Assert.That(Prose(written.Markdown).Count(line => line.StartsWith('#')), Is.EqualTo(6));
        Assert.That(written.Markdown.Where(character => char.IsControl(character) && character != '\n'), Is.Empty);
    }

    [TestCase("- a", ExpectedResult = "\\- a")]
    [TestCase("1. a", ExpectedResult = "1\\. a")]
    [TestCase("12) a", ExpectedResult = "12\\) a")]
    [TestCase("===", ExpectedResult = "\\===")]
    [TestCase("1741570283.0", ExpectedResult = "1741570283.0")]
    [TestCase("agt-1: a - b. 12:00 1) 2.", ExpectedResult = "agt-1: a - b. 12:00 1) 2.")]
    [TestCase(":tada:", ExpectedResult = "\\:tada:")]
    [TestCase("a|b", ExpectedResult = "a\\|b")]
    public string Only_what_means_something_is_escaped(string text) => MarkdownText.Escape(text);

    [Test]
    public async Task It_stays_short_enough_for_a_job_summary()
    {
        var text = new string('x', 100_000);
        RequirementResult[] results = [.. Enumerable.Range(0, 500).Select(i => Reports.Result($"MODEL-{i}", RequirementStatus.Failed, Level.Must, Reports.Finding("a/1", text)))];
        using var written = await WrittenReports.WriteAsync(Reports.Of(results, []), ReportFormats.Markdown);

        Assert.That(written.Markdown, Has.Length.LessThan(500_000).And.Contain("And 480 more"));
    }

    // The lines outside of fences: within one, everything is text until the same fence comes again.
    private static IEnumerable<string> Prose(string markdown)
    {
        string? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = line.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]);
            }
            else if (fence is null)
            {
                yield return line;
            }
            else if (line == fence)
            {
                fence = null;
            }
        }

        Assert.That(fence, Is.Null, "a fence is open at the end");
    }
}
