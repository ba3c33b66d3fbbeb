using Flowyte.Conformance.Tests.Processes;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Docs;

/// <summary>The guides in <c>docs/</c> work as they are written.</summary>
[Platform(Exclude = "Win", Reason = "The guides' commands are for a POSIX shell.")]
public sealed class GuideTests
{
    [TestCase("gate.md", "id-number", "exit code 1", "accepted failure in baseline.yaml", "results.sarif", "nothing broke")]
    [TestCase("sdk-author.md", null, "The adapter keeps to the protocol.", "failed   READS-1", "exit code 1", "passed   READS-1", "partially conformant")]
    [TestCase("offline.md", null, "Yes, we ship to Canada", "Order 42", "curl ended with 18", "data: [DONE]")]
    [TestCase("requirement.md", null, "SHOP-1", "not conformant")]
    public async Task Every_command_of_a_guide_works_in_its_order(string guide, string? fault, params string[] seen)
    {
        await using var live = await FlowyteMock.StartAsync(new MockOptions { Fault = fault });
        using var folder = new TemporaryFolder();
        var script = GuideScript.Write(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", guide)), folder, live.BaseUrl);
        var environment = new Dictionary<string, string> { ["LIVE_API_KEY"] = live.Key };
        await using var shell = ProcessRun.Start("bash", ["-c", script], environment, folder.Path);
        var exitCode = await shell.ExitAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, shell.Out + shell.Error);
            foreach (var text in seen)
            {
                Assert.That(shell.Out, Does.Contain(text));
            }
        }
    }
}
