using System.Text;
using Flowyte.Conformance.Changes;
using Flowyte.Conformance.Cli.Commands;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Results;
using Flowyte.Conformance.Tests.Hostile;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Changes;

[TestFixture]
internal sealed class ChangesFormsTests
{
    private static readonly RunComparison Broken = RunComparer.Compare(
        SavedRuns.Of("A-1 failed", "A-2 failed", "A-3 passed", "A-4 passed", "A-5 passed", "A-6 passed", "A-7 passed", "A-8 passed"),
        SavedRuns.Of("A-1 passed", "A-2 failed", "A-3 failed unstable", "A-4 excluded", "A-5 excluded", "A-6 excluded", "A-7 excluded", "A-8 excluded") with { SpecsVersion = "0.2.0" });

    [Test]
    public void Text_tells_the_gravest_first_and_the_result_last()
    {
        Assert.That(ChangesView.Plain(Broken), Is.EqualTo("""
              before     https://builder.example.org/api/v1, agent agt_1, 25 November 2026, 12:00:00 UTC
              now        https://builder.example.org/api/v1, agent agt_1, 25 November 2026, 12:00:00 UTC
              note       The specs differ: 0.1.0 before, 0.2.0 now.

            Broke
              A-3  passed → failed (unstable): what is wrong with A-3

            Still broken
              A-2  failed → failed: what is wrong with A-2

            Fixed
              A-1  failed → passed; it was: what is wrong with A-1

            No longer tested
              A-4 to A-8  passed → excluded: left out by --skip

            Latency
              first token  not compared: 0 replies are in both runs, 13 are needed
              whole reply  not compared: 0 replies are in both runs, 13 are needed

            broke: 1 requirement fails that did not fail before, A-3; 1 fixed; 1 still broken; 5 no longer tested

            """));
    }

    [Test]
    public void Markdown_has_the_same_sections()
    {
        var lines = ChangesMarkdown.Write(Broken).Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Does.StartWith("# ❌ Broke: 1 requirement fails"));
            Assert.That(lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)), Is.EqualTo("## Not the same in both runs|## Broke|## Still broken|## Fixed|## No longer tested|## Latency".Split('|')));
            Assert.That(lines, Does.Contain("- **A-4 to A-8** passed → excluded: left out by --skip"));
        }
    }

    [Test]
    public void Json_is_as_its_schema_says([Values] bool broken)
    {
        var json = JsonText.Parse(Written("json", broken ? Broken : RunComparer.Compare(SavedRuns.Of("A-1 passed"), SavedRuns.Of("A-1 passed"))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.Faults, Is.Empty);
            Assert.That(SpecSchemas.Set.Validate("changes", json.Root!).Errors, Is.Empty);
            Assert.That(json.Root!["exitCode"]!.Text, Is.EqualTo(broken ? "1" : "0"));
        }
    }

    [Test]
    public void Whatever_a_target_said_no_form_does_harm([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        var older = SavedRuns.Of("A-1 passed");
        var newer = SavedRuns.Of("A-1 failed") with { BaseUrl = hostile.Text, Agent = hostile.Text, SpecsVersion = hostile.Text, Headline = hostile.Text, Verdict = "no verdict" };
        newer = newer with { Requirements = [newer.Requirements[0] with { Message = hostile.Text, CausedBy = hostile.Text }, newer.Requirements[0] with { Id = hostile.Text + "-2" }] };
        using var folder = new TemporaryFolder();
        foreach (var form in ChangesForm.All)
        {
            if (form.Name is "html" or "text")
            {
                // A page of this kind has no script: the check of reports wants one.
                var text = Encoding.UTF8.GetString(Written(form.Name, RunComparer.Compare(older, newer)));
                Assert.That(SafeReports.IsHarmless(text), Is.True, form.Name);
                Assert.That(text, form.Name == "html" ? Does.Not.Contain("<script").And.Not.Contains("<img") : Does.Contain("A-1"));
            }
            else
            {
                File.WriteAllBytes(folder.Of(form.FileName), Written(form.Name, RunComparer.Compare(older, newer)));
            }
        }

        SafeReports.Check(folder.Path);
    }

    private static byte[] Written(string form, RunComparison comparison)
    {
        using var output = new MemoryStream();
        ChangesForm.All.Single(one => one.Name == form).Write(comparison, output);
        return output.ToArray();
    }
}
