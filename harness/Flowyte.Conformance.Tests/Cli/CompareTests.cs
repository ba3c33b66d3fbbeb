using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class CompareTests
{
    [Test]
    public async Task Two_runs_on_the_mock_show_no_change()
    {
        using var folder = new TemporaryFolder();
        var first = await CliRun.OfAsync("run", "--only", "model,REQ-1", "--out", folder.Of("first"));
        var second = await CliRun.OfAsync("run", "--only", "model,REQ-1", "--out", folder.Of("second"));
        var compared = await CliRun.OfAsync("compare", folder.Of("first"), folder.Of("second/results.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode, compared.ExitCode), Is.EqualTo((0, 0, 0)), first.Output + second.Output + compared.Output);
            Assert.That(compared.Out, Does.Match(@"\nnothing broke in \d+ requirements that both runs tested\n$").And.Not.Contain("note"));
            Assert.That(compared.Error, Is.Empty);
        }
    }

    [Test]
    public async Task What_broke_exits_with_1_and_is_named()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Passing(), folder.Of("old"));
        await WriteAsync(Reports.Failing(), folder.Of("new"));
        var broke = await CliRun.OfAsync("compare", folder.Of("old"), folder.Of("new"));
        var mended = await CliRun.OfAsync("compare", folder.Of("new"), folder.Of("old"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(broke.ExitCode, Is.EqualTo(1));
            Assert.That(broke.Out, Does.Contain("  MODEL-2, BODY-1  passed → failed: the unknown agent was not refused\n").And.Contains("  MODEL-3  passed → failed, a consequence of MODEL-2: "));
            Assert.That(broke.Out, Does.Contain("\nbroke: 3 requirements fail that did not fail before, first MODEL-2"));
            Assert.That(mended.ExitCode, Is.Zero);
            Assert.That(mended.Out, Does.Contain("; 3 fixed"));
        }
    }

    [Test]
    public async Task A_folder_takes_every_form_and_standard_output_the_text()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Passing(), folder.Of("old"));
        await WriteAsync(Reports.Failing(), folder.Of("new"));
        var usual = await CliRun.OfAsync("compare", folder.Of("old"), folder.Of("new"), "--out", folder.Of("usual"));
        var some = await CliRun.OfAsync("compare", folder.Of("old"), folder.Of("new"), "--out", folder.Of("some"), "--format", "text,JSON");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((usual.ExitCode, some.ExitCode), Is.EqualTo((1, 1)));
            Assert.That(FilesOf(folder.Of("usual")), Is.EqualTo(["comparison.html", "comparison.json", "comparison.md"]));
            Assert.That(FilesOf(folder.Of("some")), Is.EqualTo(["comparison.json", "comparison.txt"]));
            Assert.That(usual.Out, Does.Contain("broke: 3 requirements").And.Contains("comparison.md"));
            Assert.That(usual.Out, Does.StartWith(await File.ReadAllTextAsync(folder.Of("some/comparison.txt"))));
        }
    }

    [TestCase("markdown", "# ❌ Broke: ")]
    [TestCase("html", "<!doctype html>")]
    [TestCase("json", "{\n  \"schemaVersion\": 1,")]
    [TestCase("text", "  before ")]
    public async Task Standard_output_takes_one_form(string format, string start)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Passing(), folder.Of("old"));
        await WriteAsync(Reports.Failing(), folder.Of("new"));
        var run = await CliRun.OfAsync("compare", folder.Of("old"), folder.Of("new"), "--format", format);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Out, Does.StartWith(start));
        }
    }

    [Test]
    public async Task Wrong_files_exit_with_2_and_say_which_one_and_what_next()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(Passing(), folder.Of("old"));
        var broken = folder.Write("new/results.json", "{\n\"schemaVersion\": 1,\n");
        var run = await CliRun.OfAsync("compare", folder.Of("old"), folder.Of("new"), "--out", folder.Of("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith($"error: {broken}(3,1) is no JSON. Give "));
            Assert.That(FilesOf(folder.Of("out")), Is.Empty);
        }
    }

    private static RunReport Passing() => Reports.Of(
        [.. Reports.Failing().Requirements.Select(result => result with { Status = RequirementStatus.Passed, Findings = [], CausedBy = null, Reason = "" })], Reports.Failing().Exchanges);

    private static Task<IReadOnlyList<string>> WriteAsync(RunReport report, string folder) => ReportFolder.WriteAsync(report, folder, ReportFormats.Json);

    private static IEnumerable<string?> FilesOf(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
