using System.Text.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class CatalogueCommandTests
{
    [Test]
    public async Task Requirements_are_listed_with_level_and_statement()
    {
        var run = await CliRun.OfAsync("list", "requirements");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.Match(@"(?m)^  MODEL-2 +MUST +An unknown agent id is refused with exactly 400\.$"));
        }
    }

    [Test]
    public async Task Conversations_are_listed_with_their_titles() =>
        Assert.That((await CliRun.OfAsync("list", "conversations")).Out, Does.Match("(?m)^unknown-agent +Agent ids that nobody has$"));

    [Test]
    public async Task Faults_are_listed_with_what_they_break() =>
        Assert.That((await CliRun.OfAsync("list", "faults")).Out, Does.Match(@"(?m)^no-done +.+ \(breaks SSE-8\)$").And.Contains("(legal)"));

    [TestCase("requirements", "id", "MODEL-2")]
    [TestCase("conversations", "name", "unknown-agent")]
    [TestCase("faults", "id", "no-done")]
    public async Task Lists_are_also_json(string what, string key, string expected)
    {
        var run = await CliRun.OfAsync("list", what, "--json");
        using var document = JsonDocument.Parse(run.Out);
        Assert.That(document.RootElement.GetProperty(what).EnumerateArray().Select(item => item.GetProperty(key).GetString()), Has.Member(expected));
    }

    [TestCase("MODEL-2")]
    [TestCase("model-2")]
    public async Task A_requirement_is_explained_from_basis_to_fix(string id)
    {
        var run = await CliRun.OfAsync("explain", id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.StartWith("MODEL-2  MUST"));
            Assert.That(run.Out, Does.Contain("An unknown id returns a 400.").And.Contains("fix").And.Contains("unknown-agent"));
        }
    }

    [Test]
    public async Task A_conversation_is_explained_by_what_it_shows() =>
        Assert.That((await CliRun.OfAsync("explain", "unknown-agent")).Out, Does.Contain("Agent ids that nobody has").And.Contains("MODEL-3"));
}
