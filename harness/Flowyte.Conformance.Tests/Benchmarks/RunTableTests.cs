using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.Conformance.Benchmarks.Throughput;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Benchmarks;

public sealed class RunTableTests
{
    private static readonly PlanSize Plan = new(90, 45);

    [Test]
    public void What_keeps_its_limit_holds()
    {
        var table = Told(Plan, [Run(1500, 140), Run(1400, 141), Run(9000, 149)], megabytesPerSecond: 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table, Does.Contain("| Requests of a run | 90 | ≤ 90 | holds |"));
            Assert.That(table, Does.Contain("| Completions asked of the agent | 45 | ≤ 45 | holds |"));
            Assert.That(table, Does.Contain("| Whole process | 1.50 s | ≤ 2.00 s | holds |"));
            Assert.That(table, Does.Contain("| Peak memory | 141 MB | ≤ 150 MB | holds |"));
            Assert.That(table, Does.Contain("| Different results of 3 runs, times aside | none | none | holds |"));
            Assert.That(table, Does.Contain("| Tokenizer, some bytes | 400 MB/s | ≥ 400 MB/s | holds |"));
        }
    }

    [Test]
    public void What_breaks_its_limit_does_not_hold()
    {
        var table = Told(new PlanSize(91, 46), [Run(2010, 151), Run(2020, 151, "others"), Run(2030, 151)], megabytesPerSecond: 399);
        Assert.That(table.Split('\n').Where(line => line.EndsWith("| **does not hold** |", StringComparison.Ordinal)), Has.Exactly(6).Items, table);
    }

    [Test]
    public void The_phases_and_the_rest_add_up_to_the_whole_process()
    {
        var table = Told(Plan, [Run(1000, 100)], megabytesPerSecond: 500);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table, Does.Contain("| specs | 300 | 30 % | 2.0 MB |"));
            Assert.That(table, Does.Contain("| exchanges | 600 | 60 % | 3.0 MB |"));
            Assert.That(table, Does.Contain("| rest: process start and end | 100 | 10 % | 0.0 MB |"));
            Assert.That(table, Does.Contain("| whole process | 1,000 | 100 % | 5.0 MB |"));
        }
    }

    [Test]
    public void Results_are_compared_without_times_and_the_port()
    {
        var (first, second, other) = (Results(1234, "10:00:00.000", 900, "passed"), Results(4321, "10:00:02.000", 950, "passed"), Results(1234, "10:00:00.000", 900, "failed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
        }
    }

    [Test]
    public async Task A_run_is_measured_as_a_process_and_stays_within_what_may_be_sent()
    {
        var run = await RunProcess.OnceAsync(Path.Combine(AppContext.BaseDirectory, PublishedProgram.Name));
        var size = PlanSize.OfBuiltIn();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.AllPhases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration), Is.EqualTo(run.Whole));
            Assert.That(run.Phases.Select(phase => phase.Name), Does.Contain("runtime start").And.Contains("exchanges").And.Contains("judging"));
            Assert.That(run.PeakBytes, Is.Positive);
            Assert.That(size.Requests, Is.InRange(1, 90));
            Assert.That(size.Completions, Is.InRange(1, 45));
        }
    }

    private static string Told(PlanSize plan, IReadOnlyList<RunSample> runs, int megabytesPerSecond)
    {
        var workload = new Workload($"{Workloads.TokenizerName}, some bytes", 1_000_000, () => 1);
        return RunTable.Write(Limits.Of(plan, runs, [new Measurement(workload, megabytesPerSecond, 0)]), runs);
    }

    private static RunSample Run(int milliseconds, int megabytes, string results = "these") => new(
        TimeSpan.FromMilliseconds(milliseconds),
        megabytes * 1_000_000L,
        [new("specs", TimeSpan.FromMilliseconds(300), 2_000_000), new("exchanges", TimeSpan.FromMilliseconds(600), 3_000_000)],
        results);

    private static string Results(int port, string time, int duration, string status) => RunProcess.Read(
        TimeSpan.FromSeconds(1),
        """{ "peakBytes": 1, "phases": [] }""",
        $$"""{ "target": { "baseUrl": "http://127.0.0.1:{{port}}/api/v1" }, "startedAt": "2026-01-01T{{time}}Z", "durationMs": {{duration}}, "latency": { "replies": {{duration}} }, "status": "{{status}}" }""").Results;
}
