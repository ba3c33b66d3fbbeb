using Flowyte.Conformance.Tests.Cli;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>The command, where it is used in other ways than for all faults.</summary>
public sealed class SelfTestCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Only_what_a_pattern_matches_is_met()
    {
        var run = await CliRun.OfAsync("selftest", "--only", "id-n*", "--out", _folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("2 faults: 2 detected (100 %), 2 with the right headline; 0 legal variants: 0 false alarms"));
        });
    }

    [Test]
    public async Task A_pattern_that_matches_nothing_is_wrong_usage()
    {
        var run = await CliRun.OfAsync("selftest", "--only", "no-such-thing", "--out", _folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("No fault and no variant of specs/faults matches no-such-thing."));
        });
    }

    [Test]
    public async Task A_README_without_a_place_for_the_figures_is_wrong_usage()
    {
        await File.WriteAllTextAsync(_folder.Of("README.md"), "Nothing here.\n");
        var run = await CliRun.OfAsync("selftest", "--only", "id-null", "--out", _folder.Of("out"), "--write-readme", _folder.Of("README.md"));

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("lacks the lines <!-- selftest --> and <!-- /selftest -->"));
            Assert.That(File.ReadAllText(_folder.Of("README.md")), Is.EqualTo("Nothing here.\n"));
        });
    }

    [Test]
    public async Task An_interrupted_self_test_writes_no_matrix()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var run = await CliRun.InAsync(new Dictionary<string, string>(), interrupted.Token, "selftest", "--out", _folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(130));
            Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
        });
    }
}
