using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Recording;

[TestFixture]
public sealed class ShardMergeTests
{
    private static readonly string[] Names = ["one", "two", "three"];

    private static readonly Suite Suite = new ScriptedTarget(exchange => exchange.Id == "b/1" ? exchange.Refused(500) : exchange.Completion())
        .Suite(Specs(
            Conversation("a", Reply("R-1")),
            Conversation("b", Reply("R-2", "{'n':2}")),
            Conversation("c", Reply("R-3", "{'n':3}"))) with
        {
            Fingerprint = "f1",
        });

    [Test]
    public async Task Shards_come_to_what_one_run_comes_to()
    {
        var whole = Suite.Judge(await Suite.RecordAsync(SomeTarget, new() { Repeat = 2 }));

        var merged = Suite.Judge(ShardMerge.Merge([.. (await ShardsAsync(new() { Repeat = 2 })).Reverse()], Suite.Specs));

        Assert.That(Told(merged), Is.EqualTo(Told(whole)));
        Assert.That(whole.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task A_shard_says_that_it_is_one_and_leaves_the_rest_to_others()
    {
        var report = Suite.Judge((await ShardsAsync(new() { RequireComplete = true }))[0].Record);

        Assert.That(report.Headline, Is.EqualTo("partially conformant: 1 requirement passed, 2 MUSTs untested (shard 1/3: merge the shards for the verdict)"));
        Assert.That(report.Requirements.Skip(1).Select(result => result.Reason), Has.All.EqualTo("belongs to another shard than 1/3; merge tells"));
        Assert.That(report.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_shard_that_has_nothing_to_send_exits_with_0()
    {
        var settings = new RunSettings { Shard = new(4, 4) };
        var report = Suite.Judge(await Suite.RecordAsync(SomeTarget, settings), Suite.Plan(SomeTarget, settings));

        Assert.That((report.Verdict, report.ExitCode, report.Exchanges.Count), Is.EqualTo((Verdict.None, 0, 0)));
    }

    [Test]
    public async Task A_missing_shard_is_named()
    {
        var shards = await ShardsAsync();

        Assert.That(() => ShardMerge.Merge(shards[..1], Suite.Specs), Throws.TypeOf<MergeException>().With.Message.StartsWith("shards 2/3, 3/3 are missing."));
        Assert.That(() => ShardMerge.Merge([shards[0], shards[2]], Suite.Specs), Throws.TypeOf<MergeException>().With.Message.StartsWith("shard 2/3 is missing."));
    }

    [Test]
    public async Task Where_a_shard_may_be_missing_the_report_is_incomplete_and_never_green()
    {
        var shards = await ShardsAsync();

        var report = Suite.Judge(ShardMerge.Merge([shards[0], shards[2]], Suite.Specs, allowMissing: true));

        Assert.That(report.Headline, Is.EqualTo("partially conformant: 2 requirements passed, 1 MUST untested (incomplete: shard 2/3 is missing)"));
        Assert.That(report.Requirements[1].Reason, Is.EqualTo("it was not sent: shard 2/3 is missing"));
        Assert.That(report.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task A_shard_that_broke_off_makes_the_run_one_that_did()
    {
        var shards = await ShardsAsync();
        shards[1] = shards[1] with { Record = shards[1].Record with { Exchanges = [], Interrupted = true, Incomplete = "the run broke off before its end" } };

        var report = Suite.Judge(ShardMerge.Merge(shards, Suite.Specs));

        Assert.That(report.Headline, Does.EndWith("(incomplete: shard 2/3: the run broke off before its end)"));
        Assert.That(report.ExitCode, Is.EqualTo(130));
    }

    [Test]
    public async Task A_shard_that_did_not_reach_the_target_is_no_evidence_where_another_did()
    {
        var shards = await ShardsAsync();
        shards[1] = shards[1] with { Record = Unreached(shards[1].Record) };

        var report = Suite.Judge(ShardMerge.Merge(shards, Suite.Specs));

        Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.Conformant, 3)));
        Assert.That(report.Requirements[1].Reason, Is.EqualTo("the target could not be reached"));
    }

    [Test]
    public async Task Where_no_shard_reached_the_target_there_is_no_verdict()
    {
        var shards = (await ShardsAsync()).Select(shard => shard with { Record = Unreached(shard.Record) });

        var report = Suite.Judge(ShardMerge.Merge([.. shards], Suite.Specs));

        Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.None, 4)));
    }

    [TestCase("a whole run", "three holds a whole run and no shard of one")]
    [TestCase("count", "one and three have different numbers of shards: 3 and 4")]
    [TestCase("version", "three was sent with other specs (of version 0.2.0)")]
    [TestCase("fingerprint", "three was sent with other specs (of the same version, with other content)")]
    [TestCase("target", "one and three have different targets: http://127.0.0.1:9/api/v1 and http://127.0.0.1:10/api/v1")]
    [TestCase("agent", "one and three have different agents: agt_Known and agt_Other")]
    [TestCase("keys", "one and three have different sets of keys: the key and the key, one without chat:write")]
    [TestCase("settings", "one and three have different settings of --seed: 1 and 2")]
    [TestCase("twice", "Shard 1/3 is there more than once: one, three")]
    [TestCase("exchange", "The exchange a/1 is in one and in three")]
    public async Task What_does_not_belong_together_is_refused(string difference, string message)
    {
        var shards = await ShardsAsync();
        var record = shards[2].Record;
        var settings = record.Settings;
        shards[2] = shards[2] with
        {
            Record = difference switch
            {
                "a whole run" => record with { Settings = settings with { Shard = null } },
                "count" => record with { Settings = settings with { Shard = new(3, 4) } },
                "version" => record with { SpecsVersion = "0.2.0" },
                "fingerprint" => record with { SpecsFingerprint = "f2" },
                "target" => record with { Target = record.Target with { BaseUrl = new Uri("http://127.0.0.1:10/api/v1") } },
                "agent" => record with { Target = record.Target with { Agent = "agt_Other" } },
                "keys" => record with { Target = record.Target with { UnscopedKey = "another" } },
                "settings" => record with { Settings = settings with { Seed = 2 } },
                "twice" => record with { Settings = settings with { Shard = new(1, 3) } },
                _ => record with { Exchanges = [.. record.Exchanges, shards[0].Record.Exchanges[0]] },
            },
        };

        Assert.That(() => ShardMerge.Merge(shards, Suite.Specs), Throws.TypeOf<MergeException>().With.Message.StartsWith(message));
    }

    [Test]
    public async Task Embedded_mocks_at_several_ports_are_one_target()
    {
        var shards = new List<RecordedShard>();
        foreach (var index in Enumerable.Range(1, 3))
        {
            var mock = SomeTarget with { IsEmbeddedMock = true, BaseUrl = new Uri($"http://127.0.0.1:{index}/api/v1") };
            shards.Add(new($"{index}", await Suite.RecordAsync(mock, new() { Shard = new(index, 3) })));
        }

        var merged = ShardMerge.Merge(shards, Suite.Specs);

        Assert.That(merged.Exchanges.Select(exchange => exchange.Request.Target.Authority), Has.All.EqualTo("127.0.0.1:1"));
        Assert.That(Suite.Judge(merged).Count(RequirementStatus.Untested), Is.Zero);
    }

    private static RunRecord Unreached(RunRecord record) => record with
    {
        Unreachable = "The connection was refused.",
        Exchanges = [.. record.Exchanges.Select(exchange => exchange with { Response = null, End = ExchangeEnd.Unreachable })],
    };

    private static async Task<RecordedShard[]> ShardsAsync(RunSettings? settings = null)
    {
        var shards = new List<RecordedShard>();
        foreach (var (index, name) in Names.Index())
        {
            shards.Add(new(name, await Suite.RecordAsync(SomeTarget, (settings ?? new()) with { Shard = new(index + 1, 3) })));
        }

        return [.. shards];
    }

    private static string Told(RunReport report) => string.Join('\n', report.Requirements
        .Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason} {string.Join(' ', result.Evidence)} {string.Join(' ', result.Findings)}")
        .Prepend($"{report.Headline} {report.ExitCode} {string.Join(' ', report.Exchanges.Select(exchange => exchange.Id))}"));
}
