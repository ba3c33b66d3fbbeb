using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class HelpTests
{
    [TestCase]
    [TestCase("run")]
    [TestCase("judge")]
    [TestCase("compare")]
    [TestCase("baseline")]
    [TestCase("baseline", "write")]
    [TestCase("merge")]
    [TestCase("report")]
    [TestCase("mock")]
    [TestCase("verify")]
    [TestCase("lint")]
    [TestCase("list")]
    [TestCase("explain")]
    [TestCase("selftest")]
    [TestCase("sdk")]
    [TestCase("sdk", "check-adapter")]
    [TestCase("sdk", "matrix")]
    [TestCase("sdk", "scenarios")]
    [TestCase("completion")]
    public async Task Every_command_has_help_with_examples(params string[] command)
    {
        var run = await CliRun.OfAsync([.. command, "--help"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.Contain("Usage:").And.Contains("Examples:").And.Contains($"  flowyte-conformance {string.Join(' ', command)}".TrimEnd()));
            Assert.That(run.Error, Is.Empty);
        }
    }

    [TestCase("list", "requirements")]
    [TestCase("run", "--api-key")]
    public async Task Help_is_given_whatever_stands_before_it(params string[] args)
    {
        var run = await CliRun.OfAsync([.. args, "--help"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.Contain("Usage:"));
        }
    }

    [Test]
    public async Task Help_does_not_offer_keys_on_the_command_line()
    {
        var run = await CliRun.OfAsync("run", "--help");
        Assert.That(run.Out, Does.Not.Contain("--api-key ").And.Not.Contains("--api-key,"));
    }

    [Test]
    public async Task Version_is_told()
    {
        var run = await CliRun.OfAsync("--version");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.Match(@"^\d+\.\d+\.\d+"));
        }
    }
}
