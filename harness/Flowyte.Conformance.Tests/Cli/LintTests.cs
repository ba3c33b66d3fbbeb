using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class LintTests
{
    private const string Good = "id: agt_me\npublished: true\ncases:\n  - { contains: ship, reply: a }\n";

    [TestCase(Good, 0, "Nothing found in ")]
    [TestCase(Good + "  - { contains: shipping, reply: b }\n", 1, "me.yaml(5,5): Case 2 is never taken: case 1 (line 4)")]
    [TestCase(Good + "  - { matches: /(/, reply: b }\n", 2, "me.yaml(5,16): matches is not a regular expression that the mock can use")]
    [TestCase(Good + "  - { contains: b, reply: '{{code}}' }\n", 2, "me.yaml(5,27): {{code}} stands for nothing.")]
    public async Task What_is_found_decides_the_exit_code(string yaml, int exitCode, string told)
    {
        using var folder = new TemporaryFolder();
        folder.Write("me.yaml", yaml);
        var run = await CliRun.OfAsync("lint", folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
            Assert.That(run.Out, Does.Contain(told));
        }
    }

    [Test]
    public async Task Without_a_folder_the_built_in_agents_are_looked_at() =>
        Assert.That(await CliRun.OfAsync("lint"), Is.EqualTo(new CliRun(0, $"Nothing found in the built-in agents.{Environment.NewLine}", "")));

    [Test]
    public async Task A_folder_that_is_not_there_is_wrong_usage() =>
        Assert.That((await CliRun.OfAsync("lint", "/no/such/folder")).ExitCode, Is.EqualTo(2));
}
