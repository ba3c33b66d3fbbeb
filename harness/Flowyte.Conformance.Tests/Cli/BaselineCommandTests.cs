using Flowyte.Conformance.Tests.Peers;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class BaselineCommandTests
{
    [Test]
    public async Task What_fails_is_accepted_until_it_passes_again()
    {
        using var folder = new TemporaryFolder();
        await using var broken = await StartBrokenAsync();
        await using var mended = await BareServer.StartAsync();
        Task<CliRun> RunAsync(BareServer server, params string[] more) =>
            CliRun.InAsync(server.ToEnvironment(), ["run", "--only", "model", "--out", folder.Of("out"), .. more]);

        var failing = await RunAsync(broken, "--record", folder.Of("recording"));
        var write = await CliRun.OfAsync("baseline", "write", folder.Of("out"), "--out", folder.Of("baseline.yaml"), "--reason", "ticket 4711");
        var accepted = await RunAsync(broken, "--baseline", folder.Of("baseline.yaml"));
        var results = RunResults.Read(folder.Of("out"));
        var judged = await CliRun.OfAsync("judge", folder.Of("recording"), "--baseline", folder.Of("baseline.yaml"), "--out", folder.Of("judged"));
        var stale = await RunAsync(mended, "--baseline", folder.Of("baseline.yaml"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failing.ExitCode, Is.EqualTo(1), failing.Output);
            Assert.That(write.Out, Does.Match(@"^\d+ accepted failures? in .*baseline\.yaml\.\n$"), write.Output);
            Assert.That(accepted.ExitCode, Is.Zero, accepted.Output);
            Assert.That(accepted.Out, Does.Match(@"\n(partially )?conformant but for \d+ accepted failures?: ").And.Contains("ACCEPTED  MODEL-2").And.Contains("ticket 4711"));
            Assert.That(results.StatusOf("MODEL-2"), Is.EqualTo("failed"), "it is shown, and not hidden");
            Assert.That(judged.ExitCode, Is.Zero, judged.Output);
            Assert.That(stale.ExitCode, Is.EqualTo(1), stale.Output);
            Assert.That(stale.Out, Does.Match(@"\nstale baseline: MODEL-2 passes again: take the entry away \(baseline\.yaml\(\d+,\d+\)\)"));
        }
    }

    [Test]
    public async Task A_baseline_of_a_baseline_keeps_its_reasons_and_is_not_written_over_by_mistake()
    {
        using var folder = new TemporaryFolder();
        await using var server = await StartBrokenAsync();
        var baseline = folder.Write("baseline.yaml", "accept:\n  - { requirement: MODEL-2, reason: an older one, until: 9999-12-31 }\n");
        await CliRun.InAsync(server.ToEnvironment(), "run", "--only", "model", "--baseline", baseline, "--out", folder.Of("out"));
        string[] write = ["baseline", "write", folder.Of("out/results.json"), "--out", baseline, "--reason", "a new one"];
        var refused = await CliRun.OfAsync(write);
        var forced = await CliRun.OfAsync([.. write, "--force"]);
        var text = await File.ReadAllTextAsync(baseline);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain("--force"));
            Assert.That(forced.ExitCode, Is.Zero, forced.Output);
            Assert.That(text, Does.Contain("requirement: \"MODEL-2\"\n    reason: \"an older one\"\n    until: \"9999-12-31\"\n"));
        }
    }

    [Test]
    public async Task A_run_in_which_nothing_failed_makes_a_baseline_without_entries()
    {
        using var folder = new TemporaryFolder();
        await CliRun.OfAsync("run", "--only", "REQ-1", "--out", folder.Of("out"));
        var write = await CliRun.OfAsync("baseline", "write", folder.Of("out"), "--out", folder.Of("new/baseline.yaml"), "--reason", "none", "--until", "9999-12-31");
        var run = await CliRun.OfAsync("run", "--only", "REQ-1", "--baseline", folder.Of("new/baseline.yaml"), "--out", folder.Of("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(write.Out, Does.StartWith("0 accepted failures in ").And.EndWith(": nothing failed in that run.\n"), write.Output);
            Assert.That(run.ExitCode, Is.Zero, run.Output);
        }
    }

    [Test]
    public async Task A_broken_baseline_exits_with_2_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        await using var server = await BareServer.StartAsync();
        var run = await CliRun.InAsync(
            server.ToEnvironment(), "run", "--out", folder.Of("out"), "--baseline", folder.Write("baseline.yaml", "accept:\n  - { requirement: MODEL-2 }\n"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("baseline.yaml(2,5)").And.Contains("reason"));
            Assert.That(server.Requests, Is.Zero);
        }
    }

    [TestCase("--reason", " ")]
    [TestCase("--reason", "a", "--until", "2001-01-01")]
    [TestCase("--reason", "a", "--until", "tomorrow")]
    public async Task A_reason_and_a_day_that_mean_nothing_are_refused(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync(["baseline", "write", folder.Path, "--out", folder.Of("baseline.yaml"), .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(options[^2]));
            Assert.That(File.Exists(folder.Of("baseline.yaml")), Is.False);
        }
    }

    private static Task<BareServer> StartBrokenAsync() => BareServer.StartAsync((context, _) =>
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    });
}
