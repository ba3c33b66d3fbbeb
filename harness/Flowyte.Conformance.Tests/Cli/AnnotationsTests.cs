using System.Text;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Tests.Peers;
using Flowyte.MockServer;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class AnnotationsTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task GitHub_is_told_what_broke_and_gets_the_summary()
    {
        var summary = _folder.Write("summary.md", "before\n");
        var run = await RunAsync(new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = summary });
        var annotation = run.Out.Split('\n').Single(line => line.StartsWith("::error ", StringComparison.Ordinal));

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(annotation, Does.Match("^::error file=specs/conversations/model/[a-z-]+\\.yaml,line=\\d+,title=MODEL-2 \\(MUST\\)%3A "));
        Assert.That(await File.ReadAllTextAsync(summary), Does.StartWith("before\n# Not conformant: ").And.Contain("MODEL-2"));
    }

    [Test]
    public async Task Azure_is_told_what_broke_and_where_the_summary_is()
    {
        var run = await RunAsync(new() { ["TF_BUILD"] = "True" }, "--format", "json");

        Assert.That(run.Out.Split('\n'), Has.One.StartsWith("##vso[task.logissue type=error;sourcepath=specs/conversations/model/"));
        Assert.That(run.Out.Split('\n').Select(line => line.TrimEnd('\r')), Has.One.EqualTo($"##vso[task.uploadsummary]{_folder.Of("out/summary.md")}"));
        Assert.That(File.Exists(_folder.Of("out/summary.md")), Is.True);
    }

    [TestCase("--annotations", "none")]
    [TestCase("--shard", "1/1")]
    public async Task Nothing_is_told_where_that_is_not_wanted_or_the_merge_tells_it(params string[] options)
    {
        var summary = _folder.Write("summary.md", "");
        var run = await RunAsync(new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = summary }, options);

        Assert.That(run.Out, Does.Not.Contain("::error").And.Contain("MODEL-2"));
        Assert.That(await File.ReadAllTextAsync(summary), Is.Empty);
    }

    [Test]
    public async Task Annotations_can_be_asked_for_anywhere_and_other_pipelines_are_refused()
    {
        var run = await RunAsync([], "--annotations", "github");
        var refused = await CliRun.OfAsync("run", "--annotations", "jenkins");

        Assert.That(run.Out, Does.Contain("\n::error file="));
        Assert.That((refused.ExitCode, refused.Error.Contains("'azure'", StringComparison.Ordinal)), Is.EqualTo((2, true)), refused.Error);
    }

    [Test]
    public async Task A_summary_that_cannot_be_written_is_a_warning_and_not_the_verdict()
    {
        var run = await RunAsync(new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = _folder.Of("no/such/folder.md") });

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("warning: the summary could not be added"));
    }

    [Test]
    public async Task Judge_merge_and_report_tell_it_too_and_add_to_the_history()
    {
        await RunAsync([], "--record", _folder.Of("recording"));
        var history = _folder.Of("history.jsonl");
        string[][] commands =
        [
            ["judge", _folder.Of("recording"), "--out", _folder.Of("judged")],
            ["report", _folder.Of("out"), "--out", _folder.Of("reported"), "--badge", _folder.Of("badge.svg")],
            ["merge", _folder.Of("shard"), "--out", _folder.Of("merged")],
        ];
        await RunAsync([], "--shard", "1/1", "--out", _folder.Of("shard"));
        foreach (var command in commands)
        {
            var run = await CliRun.OfAsync([.. command, "--annotations", "github", "--history", history, "--format", "json"]);

            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(run.Out, Does.Contain("\n::error file=specs/conversations/model/"), command[0]);
        }

        Assert.That(await File.ReadAllLinesAsync(history), Has.Length.EqualTo(3));
        Assert.That(File.Exists(_folder.Of("badge.svg")), Is.True);
    }

    [Test]
    public async Task Whatever_a_target_answers_no_line_of_the_log_is_a_command_of_its_own()
    {
        const string Injection = "::error::owned ##vso[task.complete result=Succeeded;]owned ##[add-mask]owned %0A::error::owned";
        await using var server = await BareServer.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$$"""{"error":{"message":"{{{Injection}}}\n{{{Injection}}}","type":"{{{Injection}}}","code":"{{{Injection}}}","param":"{{{Injection}}}"}}{{{"\n"}}}{{{Injection}}}""");
        });
        foreach (var pipeline in new[] { "github", "azure", "none" })
        {
            var run = await CliRun.InAsync(server.ToEnvironment(), "run", "--annotations", pipeline, "--out", _folder.Of(pipeline));
            string[] lines = [.. run.Output.Split('\n').Select(line => line.Trim())];

            Assert.That(run.Out, Does.Contain("owned"));
            Assert.That(lines.Where(line => line.StartsWith("::", StringComparison.Ordinal)), pipeline == "github" ? Is.Not.Empty.And.All.Match("^::(error|warning|notice) (file=[^:,]+,line=\\d+,)?title=[^:,]+::") : Is.Empty);
            Assert.That(lines.Where(line => line.Contains("##[", StringComparison.Ordinal)), Is.Empty);
            Assert.That(lines.Where(line => line.LastIndexOf("##vso[", StringComparison.OrdinalIgnoreCase) > (pipeline == "azure" ? 0 : -1)), Is.Empty);
        }
    }

    [Test]
    public void A_summary_is_cut_between_its_sections_where_GitHub_has_no_room_for_more()
    {
        var file = _folder.Of("summary.md");
        var section = $"\n## A section\n\n{new string('x', 300_000)}\n";
        JobSummary.Append(file, Encoding.UTF8.GetBytes($"# Head\n{section}{section}{section}{section}"));
        JobSummary.Append(file, Encoding.UTF8.GetBytes($"# Second\n{section}"));
        var text = File.ReadAllText(file);

        Assert.That(text, Has.Length.LessThanOrEqualTo(JobSummary.MaxBytes));
        Assert.That(text.Split("## A section"), Has.Length.EqualTo(4));
        Assert.That(text, Does.Contain("xx\n\nThe rest is in report.html").And.Contain("# Second\n\nThe rest is in report.html"));
    }

    private async Task<CliRun> RunAsync(Dictionary<string, string> environment, params string[] options)
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "unknown-agent-404" });
        environment["FLOWYTE_BASE_URL"] = mock.BaseUrl.ToString();
        environment["FLOWYTE_AGENT"] = mock.AgentId;
        environment["FLOWYTE_API_KEY"] = mock.Key;
        string[] output = options.Contains("--out") ? [] : ["--out", _folder.Of("out")];
        return await CliRun.InAsync(environment, ["run", "--only", "model", .. output, .. options]);
    }
}
