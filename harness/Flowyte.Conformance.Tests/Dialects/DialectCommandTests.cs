using System.Text.Json.Nodes;
using Flowyte.Conformance.Tests.Cli;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Dialects;

/// <summary>Where a dialect can be named, and who says so.</summary>
public sealed class DialectCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Reports_name_the_dialect_and_how_it_differs()
    {
        var run = await CliRun.OfAsync("run", "--dialect", "openai", "--only", "model", "--out", _folder.Path);
        var results = Results();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Out, Does.Contain("requirements passed (dialect openai)"));
            Assert.That((string?)results["dialect"], Is.EqualTo("openai"));
            Assert.That((string?)results["headline"], Does.EndWith("(dialect openai)"));
            Assert.That(Text("summary.md"), Does.Contain("Judged by the dialect openai, OpenAI's own rules.").And.Contain("OPENAI-1 in place of MODEL-2"));
            Assert.That(Text("report.html"), Does.Contain("id=\"dialect\"").And.Contain("in place of MODEL-2, MODEL-12"));
            Assert.That(Text("junit.xml"), Does.Contain("<property name=\"dialect\" value=\"openai\""));
        }
    }

    [Test]
    public async Task A_failed_run_says_what_would_not_count_by_OpenAIs_rules()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "unknown-agent-404" });
        var run = await RunAsync(mock, "run", "--only", "model,REQ-1", "--out", _folder.Path);
        var uncounted = Results()["otherDialects"]![0]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(run.Out, Does.Contain("By the dialect openai, OpenAI's own rules, none of the "));
            Assert.That(((string?)uncounted["dialect"], (string?)uncounted["uncounted"]![0]!["id"]), Is.EqualTo(("openai", "MODEL-2")));
            Assert.That(Text("summary.md"), Does.Contain("MODEL-2: OpenAI answers 404 with the code"));
            Assert.That(Text("report.html"), Does.Contain("By the dialect openai, OpenAI&#39;s own rules").Or.Contain("By the dialect openai, OpenAI's own rules"));
        }
    }

    [Test]
    public async Task A_failure_that_is_one_by_OpenAIs_rules_too_is_not_explained_away()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "unknown-agent-200" });
        var run = await RunAsync(mock, "run", "--only", "MODEL-2", "--out", _folder.Path);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(Results()["otherDialects"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_recording_is_judged_by_its_own_dialect_or_by_another()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "unknown-agent-404" });
        var strict = await RunAsync(mock, "run", "--only", "model", "--out", _folder.Of("flowyte"));
        var lax = await RunAsync(mock, "run", "--only", "model", "--dialect", "openai", "--out", _folder.Of("openai"));
        var own = await CliRun.OfAsync("judge", _folder.Of("openai"), "--out", _folder.Of("own"));
        var other = await CliRun.OfAsync("judge", _folder.Of("flowyte"), "--dialect", "openai", "--out", _folder.Of("other"));
        var back = await CliRun.OfAsync("judge", _folder.Of("openai"), "--dialect", "flowyte", "--out", _folder.Of("back"));
        var unknown = await CliRun.OfAsync("judge", _folder.Of("openai"), "--dialect", "opnai", "--out", _folder.Of("unknown"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((strict.ExitCode, lax.ExitCode, own.ExitCode, other.ExitCode, back.ExitCode), Is.EqualTo((1, 0, 0, 0, 1)), own.Output + other.Output + back.Output);
            Assert.That((unknown.ExitCode, unknown.Error), Is.EqualTo((2, $"error: There is no dialect \"opnai\". Did you mean \"openai\"?{Environment.NewLine}")));
        }
    }

    [Test]
    public async Task Shards_keep_their_dialect_and_those_of_different_ones_are_refused()
    {
        await CliRun.OfAsync("run", "--only", "model", "--dialect", "openai", "--shard", "1/2", "--out", _folder.Of("1"));
        await CliRun.OfAsync("run", "--only", "model", "--dialect", "openai", "--shard", "2/2", "--out", _folder.Of("2"));
        await CliRun.OfAsync("run", "--only", "model", "--shard", "2/2", "--out", _folder.Of("other"));
        var merged = await CliRun.OfAsync("merge", _folder.Of("1"), _folder.Of("2"), "--out", _folder.Of("merged"));
        var refused = await CliRun.OfAsync("merge", _folder.Of("1"), _folder.Of("other"), "--out", _folder.Of("refused"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((merged.ExitCode, refused.ExitCode), Is.EqualTo((0, 2)), merged.Output);
            Assert.That(merged.Out, Does.Contain("(dialect openai)"));
            Assert.That(refused.Error, Does.Contain("have different settings of --dialect: openai and flowyte"));
        }
    }

    [Test]
    public async Task A_configuration_file_names_it()
    {
        var file = _folder.Write("conformance.yaml", "dialect: openai\nonly: [model]\n");
        var run = await CliRun.OfAsync("run", "--config", file, "--dry-run");
        var other = await CliRun.OfAsync("run", "--config", file, "--dialect", "flowyte", "--dry-run");

        Assert.That(run.Out, Does.Contain("dialect openai"), run.Output);
        Assert.That(other.Out, Does.Not.Contain("dialect"), other.Output);
    }

    [TestCase("run", "--dialect", "opnai")]
    [TestCase("run", "--dialect", "openai", "--only", "MODEL-2")]
    [TestCase("list", "requirements", "--dialect", "opnai")]
    public async Task A_dialect_that_is_none_and_a_requirement_that_it_leaves_out_are_told(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("There is no dialect \"opnai\". Did you mean \"openai\"?").Or.Contain("MODEL-2 is left out: OPENAI-1 stands for it in the dialect openai"));
    }

    [Test]
    public async Task Dialects_and_their_requirements_are_listed_and_explained()
    {
        var dialects = await CliRun.OfAsync("list", "dialects");
        var requirements = await CliRun.OfAsync("list", "requirements", "--dialect", "openai");
        var json = await CliRun.OfAsync("list", "dialects", "--json");
        var own = await CliRun.OfAsync("explain", "OPENAI-1");
        var replaced = await CliRun.OfAsync("explain", "MODEL-2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(dialects.Out, Does.Contain("flowyte  Flowyte's rules").And.Contain("OPENAI-1 in place of MODEL-2, MODEL-12: "));
            Assert.That(requirements.Out, Does.Contain("OPENAI-1").And.Not.Contain("  MODEL-2 ").And.Contain(", dialect openai, which leaves out or replaces "));
            Assert.That((string?)JsonNode.Parse(json.Out)!["dialects"]![1]!["replaced"]![0]!["by"], Is.EqualTo("OPENAI-1"));
            Assert.That(own.Out, Does.Contain("in the dialect openai alone"));
            Assert.That(replaced.Out, Does.Contain("OPENAI-1 stands for it in the dialect openai"));
        }
    }

    private static Task<CliRun> RunAsync(FlowyteMock mock, params string[] args) => CliRun.InAsync(
        new Dictionary<string, string> { ["FLOWYTE_BASE_URL"] = mock.BaseUrl.ToString(), ["FLOWYTE_AGENT"] = mock.AgentId, ["FLOWYTE_API_KEY"] = mock.Key }, args);

    private string Text(string name) => File.ReadAllText(_folder.Of(name));

    private JsonNode Results() => JsonNode.Parse(Text("results.json"))!;
}
