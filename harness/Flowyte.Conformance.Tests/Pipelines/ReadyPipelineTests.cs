using System.Text.RegularExpressions;
using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Pipelines;

/// <summary>The ready pipelines of <c>docs/pipelines.md</c>: that of GitHub by its schema, those of GitLab and Azure by what their commands do.</summary>
public sealed partial class ReadyPipelineTests
{
    private const int Shards = 3;

    private static readonly string Validator = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Pipelines", "workflow-validator");

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task The_workflow_and_the_action_are_valid_for_GitHub()
    {
        var workflow = _folder.Write("conformance.yml", Block(".github/workflows/conformance.yml"));
        var broken = _folder.Write("broken.yml", Block(".github/workflows/conformance.yml").Replace("runs-on", "runs-om", StringComparison.Ordinal));

        Assert.That(await ValidateAsync(workflow), Is.EqualTo((0, "")));
        Assert.That(await ValidateAsync(Path.Combine(Repository.Root, ".github", "actions", "conformance", "action.yml")), Is.EqualTo((0, "")));
        Assert.That(await ValidateAsync(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml")), Is.EqualTo((0, "")));
        Assert.That((await ValidateAsync(broken)).Output, Does.Contain("runs-om"));
    }

    [Test]
    public async Task The_commands_for_GitHub_make_the_files_that_are_uploaded()
    {
        var block = Block(".github/workflows/conformance.yml");
        string[] arguments = [.. Arguments().Matches(block).Select(match => match.Groups["arguments"].Value)];
        var merged = await RunAsync(
            index => $"run {arguments[0].Replace("${{ matrix.shard }}", $"{index}", StringComparison.Ordinal)} --out shards/shard-{index}",
            $"merge {arguments[1]} --out reports/latest");

        Assert.That(merged, Is.SupersetOf("results.sarif junit.xml report.html summary.md".Split(' ')));
        Assert.That(block, Does.Contain("sarif_file: reports/latest/results.sarif"));
    }

    [Test]
    public async Task The_commands_for_GitLab_make_the_files_that_are_collected()
    {
        var block = Block(".gitlab-ci.yml");
        string[] commands = [.. Commands().Matches(block).Select(match => match.Groups["command"].Value)];
        var merged = await RunAsync(
            index => commands[0].Replace("$CI_NODE_INDEX", $"{index}", StringComparison.Ordinal).Replace("$CI_NODE_TOTAL", $"{Shards}", StringComparison.Ordinal),
            commands[1]);

        Assert.That(merged, Is.SupersetOf(Collected().Matches(block).Select(match => match.Groups["file"].Value)).And.Contains("gl-code-quality-report.json"));
    }

    [Test]
    public async Task The_commands_for_Azure_make_the_files_that_are_published()
    {
        var block = Block("azure-pipelines.yml");
        string[] commands = [.. Commands().Matches(block).Select(match => match.Groups["command"].Value)];
        var merged = await RunAsync(
            index => commands[0].Replace("$(System.JobPositionInPhase)", $"{index}", StringComparison.Ordinal).Replace("$(System.TotalJobsInPhase)", $"{Shards}", StringComparison.Ordinal)
                .Replace("--out shard", $"--out shard-{index}", StringComparison.Ordinal),
            commands[1].Replace("$(Pipeline.Workspace)/", "", StringComparison.Ordinal));

        Assert.That(merged, Is.SupersetOf(Collected().Matches(block).Select(match => match.Groups["file"].Value)).And.Contains("junit.xml"));
    }

    private static string Block(string name)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pipelines.md")).ReplaceLineEndings("\n");
        var start = text.IndexOf($"```yaml\n# {name}\n", StringComparison.Ordinal);
        return text[(start + "```yaml\n".Length)..text.IndexOf("```\n", start + 3, StringComparison.Ordinal)];
    }

    private static async Task<(int ExitCode, string Output)> ValidateAsync(string file)
    {
        await NodePackage.InstallAsync(Validator);
        await using var run = ProcessRun.Start("node", [Path.Combine(Validator, "node_modules", "@action-validator", "cli", "cli.mjs"), file], folder: Validator);
        var exitCode = await run.ExitAsync();
        return (exitCode, (run.Out + run.Error).Trim());
    }

    // On the embedded mock, with each path below the folder of the test.
    private async Task<IEnumerable<string?>> RunAsync(Func<int, string> shard, string merge)
    {
        foreach (var command in Enumerable.Range(1, Shards).Select(shard).Append(merge))
        {
            string[] words = [.. command.Replace("\"", "", StringComparison.Ordinal).Split(' ')];
            var run = await CliRun.OfAsync([.. words.Select((word, index) => word.StartsWith("shard", StringComparison.Ordinal) || (index > 0 && words[index - 1] == "--out") ? _folder.Of(word) : word)]);
            Assert.That(run.ExitCode, Is.Zero, command + run.Output);
        }

        return Directory.EnumerateFiles(_folder.Of("reports/latest")).Select(Path.GetFileName);
    }

    [GeneratedRegex(@"(?m)^\s+arguments: (?<arguments>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"(?m)Flowyte\.Conformance\.Cli -- (?<command>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?m): reports/latest/(?<file>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Collected();
}
