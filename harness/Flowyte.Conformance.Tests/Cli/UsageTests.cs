using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class UsageTests
{
    private const string Canary = "flowyte_sk_live_canary_4711";

    [TestCase("run", "--concurrency", "0")]
    [TestCase("run", "--concurrency", "65")]
    [TestCase("run", "--concurrency", "many")]
    [TestCase("run", "--timeout", "0")]
    [TestCase("run", "--timeout", "soon")]
    [TestCase("run", "--timeout", "9999h")]
    [TestCase("run", "--budget", "-1s")]
    [TestCase("run", "--format", "pdf")]
    [TestCase("run", "--only", ",")]
    [TestCase("run", "--only")]
    [TestCase("run", "--only", "MODLE-2")]
    [TestCase("run", "--skip", "MODLE-2")]
    [TestCase("run", "--profile", "chta")]
    [TestCase("run", "--agent", "agt_1")]
    [TestCase("run", "--api-key-env", "SOME_KEY")]
    [TestCase("run", "--unpublished-agent", "agt_1")]
    [TestCase("run", "--base-url", "https://example.test/api/v1")]
    [TestCase("run", "--base-url", "nowhere", "--agent", "agt_1")]
    [TestCase("run", "--specs", "/no/such/folder")]
    [TestCase("run", "--config", "/no/such/file.yaml")]
    [TestCase("run", "--no-such-option")]
    [TestCase("run", "surplus")]
    [TestCase("run", "--repeat", "0")]
    [TestCase("judge")]
    [TestCase("judge", "/no/such/folder")]
    [TestCase("run", "--baseline", "/no/such/file.yaml")]
    [TestCase("baseline")]
    [TestCase("baseline", "write", "/no/such/folder", "--out", "baseline.yaml")]
    [TestCase("baseline", "write", "/no/such/folder", "--out", "baseline.yaml", "--reason", "a")]
    [TestCase("compare", "/no/such/folder")]
    [TestCase("compare", "/no/such/folder", "/no/such/other")]
    [TestCase("compare", "a", "b", "--format", "pdf")]
    [TestCase("compare", "a", "b", "--format", "text,json")]
    [TestCase("mock", "--port", "70000")]
    [TestCase("mock", "--fault", "no-dome")]
    [TestCase("mock", "--quota", "0 per minute")]
    [TestCase("mock", "--latency", "p50=2s,p99=1s")]
    [TestCase("mock", "--journal-size", "-1")]
    [TestCase("mock", "--journal-body", "64KB")]
    [TestCase("mock", "--listen", "everywhere")]
    [TestCase("mock", "--agents", "/no/such/folder")]
    [TestCase("mock", "--record", "ftp://example.test/")]
    [TestCase("mock", "--record", "https://someone:secret@example.test/api/v1")]
    [TestCase("mock", "--record", "https://example.test/api/v1", "--strict")]
    [TestCase("mock", "--record-to", "recordings")]
    [TestCase("list")]
    [TestCase("list", "secrets")]
    [TestCase("explain")]
    [TestCase("explain", "MODLE-2")]
    [TestCase("rnu")]
    [TestCase]
    public async Task Wrong_usage_exits_with_2_and_says_why_on_the_error_stream(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith("error: "));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Error, Does.Not.Contain("   at "));
        }
    }

    [TestCase("run", "--api-key", Canary)]
    [TestCase("run", "--key", Canary)]
    [TestCase("run", "--api-key=" + Canary)]
    [TestCase("run", Canary)]
    [TestCase("run", "--api-key-env", Canary, "--base-url", "https://example.test", "--agent", "agt_1")]
    [TestCase("run", "--agent", Canary, "--base-url", "https://example.test")]
    [TestCase("explain", Canary)]
    [TestCase(Canary)]
    public async Task A_key_on_the_command_line_is_refused_and_not_repeated(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Output, Does.Not.Contain(Canary));
        }
    }

    [TestCase("--api-key")]
    [TestCase("--key")]
    public async Task Who_gives_a_key_as_an_option_is_told_where_it_belongs(string option) =>
        Assert.That((await CliRun.OfAsync("run", option, Canary)).Error, Does.Contain("FLOWYTE_API_KEY"));

    [TestCase("MODLE-2", "MODEL-2")]
    [TestCase("authentification", "authentication")]
    [TestCase("unknown-agnet", "unknown-agent")]
    public async Task A_misspelt_selection_is_answered_with_the_nearest_name(string written, string meant) =>
        Assert.That((await CliRun.OfAsync("run", "--only", written)).Error, Does.Contain(meant));

    [Test]
    public async Task A_misspelt_option_is_answered_with_the_nearest_one() =>
        Assert.That((await CliRun.OfAsync("run", "--timeuot", "3s")).Error, Does.Contain("--timeout"));

    [Test]
    public async Task A_misspelt_fault_is_answered_with_the_nearest_one()
    {
        var error = (await CliRun.OfAsync("mock", "--fault", "no-dome")).Error;
        Assert.That(error, Does.Contain("no-done").And.Not.Contains("Parameter"));
    }

    [Test]
    public async Task Broken_agents_exit_with_2()
    {
        using var folder = new TemporaryFolder();
        folder.Write("agents.yaml", "agnets: []\n");
        var run = await CliRun.OfAsync("mock", "--agents", folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
            Assert.That(run.Error, Does.Contain("agents.yaml"));
        }
    }

    [Test]
    public async Task What_would_steer_a_terminal_is_escaped()
    {
        var run = await CliRun.OfAsync("explain", "\u001b[2Jgone");
        Assert.That(run.Error, Does.Contain("gone").And.Not.Contains("\u001b"));
    }

    [Test]
    public async Task A_missing_base_url_is_refused_where_the_environment_names_an_agent()
    {
        var run = await CliRun.InAsync(new Dictionary<string, string> { ["FLOWYTE_AGENT"] = "agt_1" }, "run");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("no base URL"));
        }
    }

    [Test]
    public async Task A_folder_for_reports_that_is_a_file_is_refused_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("taken", "");
        var run = await CliRun.OfAsync("run", "--out", file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--out"));
        }
    }
}
