using System.Text.Json.Nodes;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class MergeTests
{
    private static readonly string[] OfOneRun = ["startedAt", "durationMs", "latency", "target"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Three_shards_of_the_mock_equal_one_run()
    {
        var one = await CliRun.OfAsync("run", "--format", "json", "--out", _folder.Of("one"));
        var shards = await ShardsAsync(new Dictionary<string, string>(), 3);
        var merged = await MergeAsync(3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((one.ExitCode, merged.ExitCode), Is.EqualTo((0, 0)), one.Output + merged.Output);
            Assert.That(shards.Select(shard => shard.ExitCode), Has.All.Zero);
            Assert.That(Lasting("merged"), Is.EqualTo(Lasting("one")));
        }
    }

    [Test]
    public async Task Shards_of_a_target_at_fault_come_to_the_same_verdict_as_one_run()
    {
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Fault = "unknown-agent-404" });
        var environment = EnvironmentOf(mock);
        var one = await CliRun.InAsync(environment, "run", "--format", "json", "--out", _folder.Of("one"));
        await ShardsAsync(environment, 4);
        var merged = await MergeAsync(4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((one.ExitCode, merged.ExitCode), Is.EqualTo((1, 1)), one.Output + merged.Output);
            Assert.That(RunResults.Read(_folder.Of("merged")).Statuses, Is.EqualTo(RunResults.Read(_folder.Of("one")).Statuses));
            Assert.That(RunResults.Read(_folder.Of("merged")).Headline, Is.EqualTo(RunResults.Read(_folder.Of("one")).Headline));
        }
    }

    [Test]
    public async Task A_merged_run_can_be_judged_and_reported_on_again()
    {
        await ShardsAsync(new Dictionary<string, string>(), 2, "--only", "authentication");
        var merged = await MergeAsync(2);
        var first = Lasting("merged");

        var report = await CliRun.OfAsync("report", _folder.Of("merged"), "--format", "json");

        Assert.That((merged.ExitCode, report.ExitCode), Is.EqualTo((0, 0)), merged.Output + report.Output);
        Assert.That(Lasting("merged"), Is.EqualTo(first));
    }

    [Test]
    public async Task A_missing_shard_exits_with_2_or_is_allowed_and_exits_with_3()
    {
        await CliRun.OfAsync("run", "--only", "authentication", "--shard", "1/2", "--format", "json", "--out", _folder.Of("1"));

        var refused = await CliRun.OfAsync("merge", _folder.Of("1"), "--out", _folder.Of("refused"));
        var allowed = await CliRun.OfAsync("merge", _folder.Of("1"), "--allow-missing", "--out", _folder.Of("allowed"));

        Assert.That((refused.ExitCode, allowed.ExitCode), Is.EqualTo((2, 3)), refused.Output + allowed.Output);
        Assert.That(refused.Error, Does.Contain("shard 2/2 is missing").And.Contains("--allow-missing"));
        Assert.That(Results("allowed")["interrupted"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_shard_tells_in_its_results_which_one_it_is()
    {
        var run = await CliRun.OfAsync("run", "--only", "authentication", "--shard", "2/5", "--format", "json", "--out", _folder.Of("2"));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(Results("2")["shard"]!.ToJsonString(), Is.EqualTo("""{"index":2,"count":5}"""));
    }

    [Test]
    public async Task The_folder_of_a_shard_is_not_overwritten()
    {
        var run = await CliRun.OfAsync("merge", _folder.Of("1"), "--out", _folder.Of("1"));

        Assert.That((run.ExitCode, run.Error.Contains("overwrite", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    [TestCase("0/3")]
    [TestCase("nonsense")]
    public async Task A_shard_that_does_not_exist_exits_with_2_and_says_what_is_expected(string shard)
    {
        var run = await CliRun.OfAsync("run", "--shard", shard, "--out", _folder.Of("out"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("1/3, 2/3 or 3/3"));
    }

    private static Dictionary<string, string> EnvironmentOf(FlowyteMock mock) => new()
    {
        ["FLOWYTE_BASE_URL"] = mock.BaseUrl.ToString(),
        ["FLOWYTE_AGENT"] = mock.AgentId,
        ["FLOWYTE_API_KEY"] = mock.Key,
    };

    private async Task<List<CliRun>> ShardsAsync(IReadOnlyDictionary<string, string> environment, int count, params string[] args)
    {
        var runs = new List<CliRun>();
        foreach (var index in Enumerable.Range(1, count))
        {
            runs.Add(await CliRun.InAsync(environment, ["run", .. args, "--shard", $"{index}/{count}", "--format", "json", "--out", _folder.Of($"{index}")]));
        }

        return runs;
    }

    private Task<CliRun> MergeAsync(int count) =>
        CliRun.OfAsync(["merge", .. Enumerable.Range(1, count).Select(index => _folder.Of($"{index}")), "--format", "json", "--out", _folder.Of("merged")]);

    private string Lasting(string folder)
    {
        var results = Results(folder).AsObject();
        foreach (var name in OfOneRun)
        {
            results.Remove(name);
        }

        return results.ToString();
    }

    private JsonNode Results(string folder) => JsonNode.Parse(File.ReadAllText(_folder.Of($"{folder}/results.json")))!;
}
