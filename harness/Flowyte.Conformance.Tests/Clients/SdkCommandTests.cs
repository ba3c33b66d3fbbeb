using System.Text.Json.Nodes;
using Flowyte.Conformance.Tests.Cli;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

public sealed class SdkCommandTests
{
    [Test]
    public async Task A_client_is_judged_and_the_reports_are_written()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync("sdk", "--only", "stream-ends-early", "--out", folder.Path, "--", "node", Planted.Script, "makes-finish-up");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "client.json")))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(run.Out, Does.Contain("planted makes-finish-up is not conformant"));
            Assert.That((string?)json["client"], Is.EqualTo("planted"));
            Assert.That(json["measured"]!.AsArray().Select(cell => $"{cell!["fault"]} {cell["form"]} {cell["outcome"]}"), Has.Some.EqualTo("stream-ends-early stream silent truncation"));
            Assert.That(File.Exists(Path.Combine(folder.Path, "client.md")), Is.True);
            Assert.That(File.Exists(Path.Combine(folder.Path, "client.html")), Is.True);
        }
    }

    [TestCase(0, "The adapter keeps to the protocol.", "node", "PLANTED")]
    [TestCase(4, "is no hello", "node", "PLANTED", "talks")]
    [TestCase(1, "Read the next line while a request is open.", "node", "PLANTED", "one-at-a-time")]
    [TestCase(4, "cannot be started", "/no/such/program")]
    [TestCase(2, "behind --")]
    public async Task An_adapter_is_checked(int exitCode, string told, params string[] command)
    {
        var run = await CliRun.OfAsync(["sdk", "check-adapter", "--", .. command.Select(word => word == "PLANTED" ? Planted.Script : word)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
            Assert.That(run.Output, Does.Contain(told));
        }
    }

    [Test]
    public async Task A_line_that_nobody_can_read_is_no_hang_of_the_SDK()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync("sdk", "--only", "stream-ends-early", "--out", folder.Path, "--", "node", Planted.Script, "tells-nan");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
        Assert.That(run.Error, Does.Contain("The adapter broke the protocol: ").And.Contain("NaN"));
    }

    [Test]
    public async Task A_key_is_told_to_the_adapter_alone()
    {
        var run = await CliRun.OfAsync("sdk", "check-adapter", "--", "node", "-e", "console.error('flowyte_sk_live_123'); console.log('{}')");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
        Assert.That(run.Output, Does.Not.Contain("flowyte_sk_live_123"));
    }
}
