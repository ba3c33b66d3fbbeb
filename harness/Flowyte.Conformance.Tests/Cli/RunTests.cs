using Flowyte.Conformance.Tests.Peers;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class RunTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task The_embedded_mock_is_conformant_and_complete()
    {
        var run = await CliRun.OfAsync("run", "--require-complete", "--strict", "--out", _folder.Path);
        var results = RunResults.Read(_folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("\nconformant"));
            Assert.That(results.Statuses.Values.Count(status => status == "passed"), Is.GreaterThanOrEqualTo(70));
            Assert.That(results.Statuses.Where(result => result.Value is "untested" or "warned" or "failed"), Is.Empty);
        }
    }

    [Test]
    public async Task Reports_are_written_in_every_format_that_is_asked_for()
    {
        var usual = await CliRun.OfAsync("run", "--only", "REQ-1", "--out", _folder.Of("usual"));
        var all = await CliRun.OfAsync("run", "--only", "REQ-1", "--format", "all", "--out", _folder.Of("all"));
        var some = await CliRun.OfAsync("run", "--only", "REQ-1", "--format", "json,markdown", "--out", _folder.Of("some"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((usual.ExitCode, all.ExitCode, some.ExitCode), Is.EqualTo((0, 0, 0)), usual.Output + all.Output + some.Output);
            Assert.That(FilesOf("usual"), Is.EqualTo(["junit.xml", "recording.jsonl", "report.html", "results.json", "summary.md"]));
            Assert.That(FilesOf("all"), Is.EqualTo(["gl-code-quality-report.json", "junit.xml", "recording.jsonl", "report.html", "results.json", "results.sarif", "run.har", "summary.md"]));
            Assert.That(FilesOf("some"), Is.EqualTo(["recording.jsonl", "results.json", "summary.md"]));
            Assert.That(some.Out, Does.Contain("results.json").And.Contains("summary.md"));
        }
    }

    [Test]
    public async Task A_dry_run_counts_requests_and_sends_none()
    {
        await using var server = await BareServer.StartAsync();
        var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--dry-run", "--out", _folder.Of("none"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Match(@"\d+ requests, of them \d+ that an agent answers").And.Contains("unknown-agent").And.Contains("Nothing was sent."));
            Assert.That(server.Requests, Is.Zero);
            Assert.That(Directory.Exists(_folder.Of("none")), Is.False);
        }
    }

    [Test]
    public async Task A_dry_run_needs_no_key()
    {
        await using var server = await BareServer.StartAsync();
        var run = await CliRun.OfAsync("run", "--dry-run", "--base-url", server.BaseUrl.ToString(), "--agent", BareServer.Agent);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("--unpublished-agent"));
        }
    }

    [Test]
    public async Task A_selection_that_would_send_nothing_is_refused_with_what_it_needs()
    {
        await using var server = await BareServer.StartAsync();
        var environment = server.ToEnvironment();
        environment.Remove("FLOWYTE_UNSCOPED_KEY");
        var run = await CliRun.InAsync(environment, "run", "--only", "AUTH-8", "--out", _folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--unscoped-key-env"));
        }
    }

    [Test]
    public async Task What_stays_untested_exits_with_3_where_completeness_is_required()
    {
        await using var server = await BareServer.StartAsync();
        var environment = server.ToEnvironment();
        environment.Remove("FLOWYTE_UNSCOPED_KEY");
        var lenient = await CliRun.InAsync(environment, "run", "--only", "authentication", "--out", _folder.Path);
        var complete = await CliRun.InAsync(environment, "run", "--only", "authentication", "--require-complete", "--out", _folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lenient.ExitCode, Is.Zero, lenient.Output);
            Assert.That(lenient.Out, Does.Contain("Not verified").And.Contains("AUTH-8"));
            Assert.That(complete.ExitCode, Is.EqualTo(3), complete.Output);
        }
    }

    [Test]
    public async Task Options_win_over_the_environment_and_the_environment_over_the_file()
    {
        await using var server = await BareServer.StartAsync();
        var config = _folder.Write("conformance.yaml", "base-url: http://127.0.0.1:9/file\nagent: agt_file\nonly: REQ-1\n");
        var environment = server.ToEnvironment();
        environment["FLOWYTE_AGENT"] = "agt_environment";
        var run = await CliRun.InAsync(environment, "run", "--config", config, "--agent", BareServer.Agent, "--out", _folder.Of("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Error, Does.Contain($"{server.BaseUrl}, agent {BareServer.Agent}"));
            Assert.That(RunResults.Read(_folder.Of("out")).StatusOf("REQ-2"), Is.EqualTo("excluded"));
        }
    }

    [Test]
    public async Task Specs_of_ones_own_are_added()
    {
        var specs = _folder.Write(
            "specs/conversations/greeting.yaml",
            """
            name: greeting
            title: The agent greets
            turns:
              - request: { body: { model: "{{agent}}", messages: [{ role: user, content: Good morning! }] } }
                expect: { REQ-1: reply }
            """);
        var directory = Path.GetDirectoryName(Path.GetDirectoryName(specs))!;
        var run = await CliRun.OfAsync("run", "--specs", directory, "--only", "greeting", "--out", _folder.Of("out"));
        var list = await CliRun.OfAsync("list", "conversations", "--specs", directory);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(list.Out, Does.Contain("The agent greets"));
        }
    }

    [Test]
    public async Task Broken_specs_exit_with_2_and_name_file_line_and_column()
    {
        _folder.Write("specs/conversations/broken.yaml", "name: broken\ntitle: Broken\ntruns: []\n");
        var run = await CliRun.OfAsync("run", "--specs", _folder.Of("specs"), "--out", _folder.Of("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Match(@"broken\.yaml\(3,1\)").And.Contains("turns"));
            Assert.That(File.Exists(_folder.Of("out/results.json")), Is.False);
        }
    }

    [Test]
    public async Task Output_in_a_pipe_is_plain()
    {
        var run = await CliRun.OfAsync("run", "--only", "REQ-1", "--out", _folder.Path);
        Assert.That(run.Output, Does.Not.Contain("\u001b").And.Not.Contains("\r"));
    }

    private IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(_folder.Of(folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
