using Flowyte.Conformance.Tests.Peers;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class JudgeTests
{
    [Test]
    public async Task A_recorded_run_is_judged_again_with_the_same_verdict_and_without_the_target()
    {
        using var folder = new TemporaryFolder();
        CliRun run;
        await using (var server = await BareServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }))
        {
            run = await CliRun.InAsync(server.ToEnvironment(), "run", "--record", folder.Of("recording"), "--out", folder.Of("run"));
        }

        var judged = await CliRun.OfAsync("judge", folder.Of("recording"), "--out", folder.Of("judged"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.ExitCode, judged.ExitCode), Is.EqualTo((1, 1)), run.Output + judged.Output);
            Assert.That(RunResults.Read(folder.Of("judged")).Statuses, Is.EqualTo(RunResults.Read(folder.Of("run")).Statuses));
            Assert.That(RunResults.Read(folder.Of("judged")).Headline, Is.EqualTo(RunResults.Read(folder.Of("run")).Headline));
        }
    }

    [Test]
    public async Task A_broken_recording_exits_with_2_and_names_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("recording.jsonl", "{\"recording\":1");
        var run = await CliRun.OfAsync("judge", folder.Path, "--out", folder.Of("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("recording.jsonl"));
        }
    }

    [Test]
    public async Task A_recording_holds_no_key()
    {
        await using var server = await BareServer.StartAsync();
        using var folder = new TemporaryFolder();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--only", "authentication", "--record", folder.Of("recording"), "--out", folder.Of("out"));
        var recording = await File.ReadAllTextAsync(folder.Of("recording/recording.jsonl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(recording, Does.Not.Contain(BareServer.Key).And.Not.Contains(BareServer.UnscopedKey).And.Not.Contains(BareServer.PublishableKey));
        }
    }
}
