using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>What creates things is tested on the mock, and on a target only where somebody asks for it.</summary>
public sealed class ProfileTests
{
    private TemporaryFolder _folder = null!;
    private FlowyteMock _live = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _live = await FlowyteMock.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _live.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_target_is_tested_by_chat_alone_and_the_others_are_excluded()
    {
        var run = await CliRun.InAsync(Environment(_live.Key), "run", "--only", "single-turn,REQ-1", "--out", _folder.Path);
        var dry = await CliRun.InAsync(Environment(_live.Key), "run", "--dry-run");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(RunResults.Read(_folder.Path).Statuses.Where(result => result.Key.StartsWith("SESS-", StringComparison.Ordinal) || result.Key.StartsWith("WIDGET-", StringComparison.Ordinal)).Select(result => result.Value), Has.All.EqualTo("excluded"));
            Assert.That(run.Out, Does.Contain("profile sessions was not chosen (--profile sessions)"));
            Assert.That(dry.Out, Does.Contain(", profile chat\n").And.Contains("90 requests, of them 45 that an agent answers").And.Not.Contains("session-life"));
        }
    }

    [Test]
    public async Task A_profile_that_is_named_is_all_that_is_tested()
    {
        var run = await CliRun.InAsync(Environment(_live.Key), "run", "--profile", "sessions", "--out", _folder.Path);
        var results = RunResults.Read(_folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(results.StatusOf("SESS-26"), Is.EqualTo("passed"));
            Assert.That(results.StatusOf("REQ-1"), Is.EqualTo("excluded"));
            Assert.That(File.ReadAllText(_folder.Of("results.json")), Does.Match("\"profiles\": \\[\\s*\"sessions\"\\s*\\]"));
        }
    }

    [Test]
    public async Task The_mock_is_planned_with_all_of_them()
    {
        var dry = await CliRun.OfAsync("run", "--dry-run");

        Assert.That(dry.Out, Does.Contain("profile chat, sessions, widget").And.Contains("session-life"));
    }

    [Test]
    public async Task A_key_that_may_not_mint_leaves_the_widget_untested_and_says_which_scope_is_missing()
    {
        var run = await CliRun.InAsync(Environment(_live.UnscopedKey), "run", "--profile", "widget", "--out", _folder.Path);
        var results = RunResults.Read(_folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Statuses.Values, Has.None.EqualTo("failed"), run.Output);
            Assert.That(results.StatusOf("WIDGET-12"), Is.EqualTo("untested"));
            Assert.That(run.Out, Does.Contain("give one with the scope pubkeys:write"));
        }
    }

    [Test]
    public async Task What_is_named_of_a_profile_that_is_not_chosen_is_told()
    {
        var run = await CliRun.InAsync(Environment(_live.Key), "run", "--dry-run", "--only", "SESS-*");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: What --only names belongs to a profile that was not chosen. Give --profile sessions.\n")));
    }

    [Test]
    public async Task Keys_and_tokens_that_the_target_gave_out_are_kept_nowhere()
    {
        var run = await CliRun.OfAsync("run", "--profile", "widget", "--record", _folder.Of("recording"), "--format", "all", "--out", _folder.Of("run"));
        var judged = await CliRun.OfAsync("judge", _folder.Of("recording"), "--out", _folder.Of("judged"));
        var written = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(run.Output).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(written, Has.None.Match("flowyte_(transport|visitor)_[0-9a-z_]*[0-9a-f]{12}|flowyte_pk_live_[0-9a-f]{12}"));
            Assert.That(RunResults.Read(_folder.Of("judged")).Statuses, Is.EqualTo(RunResults.Read(_folder.Of("run")).Statuses), judged.Output);
        }
    }

    private Dictionary<string, string> Environment(string key) => new()
    {
        ["FLOWYTE_BASE_URL"] = _live.BaseUrl.ToString(),
        ["FLOWYTE_AGENT"] = _live.AgentId,
        ["FLOWYTE_API_KEY"] = key,
        ["FLOWYTE_UNPUBLISHED_AGENT"] = _live.UnpublishedAgent!,
        ["FLOWYTE_UNSCOPED_KEY"] = _live.UnscopedKey,
        ["FLOWYTE_PUBLISHABLE_KEY"] = _live.PublishableKey,
    };
}
