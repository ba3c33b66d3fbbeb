using System.Text.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class HistoryAndBadgeTests
{
    [Test]
    public async Task Runs_are_added_to_the_history_and_drawn()
    {
        using var folder = new TemporaryFolder();
        var history = folder.Write("kept/history.jsonl", "torn line\n");
        var first = await CliRun.OfAsync("run", "--only", "REQ-1", "--history", history, "--out", folder.Of("out"));
        var second = await CliRun.OfAsync("run", "--only", "REQ-1", "--history", history, "--out", folder.Of("out"));
        var lines = await File.ReadAllLinesAsync(history);
        using var line = JsonDocument.Parse(lines[2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Output + second.Output);
            Assert.That(lines, Has.Length.EqualTo(3));
            Assert.That(line.RootElement.GetProperty("run").GetProperty("verdict").GetString(), Is.EqualTo("conformant"));
            Assert.That(line.RootElement.GetProperty("run").GetProperty("sharePassed").GetDouble(), Is.EqualTo(1));
            Assert.That(second.Error, Does.Contain("warning: ").And.Contains("line 1 cannot be read"));
            Assert.That(await File.ReadAllTextAsync(folder.Of("out/report.html")), Does.Contain("2 runs of this target"));
        }
    }

    [Test]
    public async Task Badges_are_written_in_the_form_that_their_names_ask_for()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync(
            "run", "--only", "REQ-1", "--out", folder.Of("out"), "--record", folder.Of("recording"), "--badge", folder.Of("badges/conformance.svg"), "--badge", folder.Of("badges/conformance.json"));
        var judged = await CliRun.OfAsync("judge", folder.Of("recording"), "--out", folder.Of("judged"), "--badge", folder.Of("judged.svg"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, judged.ExitCode), Is.EqualTo((0, 0)), run.Output + judged.Output);
            Assert.That(run.Out, Does.Contain("conformance.svg").And.Contains("conformance.json"));
            Assert.That(await File.ReadAllTextAsync(folder.Of("badges/conformance.svg")), Does.StartWith("<svg ").And.Contains("conformant, 100 %"));
            Assert.That(await File.ReadAllTextAsync(folder.Of("badges/conformance.json")), Does.Contain("\"schemaVersion\": 1").And.Contains("\"message\": \"conformant, 100 %\""));
            Assert.That(await File.ReadAllTextAsync(folder.Of("judged.svg")), Is.EqualTo(await File.ReadAllTextAsync(folder.Of("badges/conformance.svg"))));
        }
    }

    [TestCase("--badge", "badge.png")]
    [TestCase("--badge", "")]
    [TestCase("--history", "out")]
    public async Task A_file_that_cannot_be_written_is_refused_before_anything_is_sent(string option, string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("out"));
        var run = await CliRun.OfAsync("run", "--only", "REQ-1", "--out", folder.Of("out"), option, name.Length == 0 ? "" : folder.Of(name));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
            Assert.That(run.Error, Does.Contain(option));
            Assert.That(Directory.EnumerateFiles(folder.Of("out")), Is.Empty);
        }
    }
}
