using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("17", 1, 17)]
    [TestCase("0", 1, 0)]
    [TestCase("Fri, 01 May 2026 12:00:09 GMT", 1, 9)]
    [TestCase("Fri, 01 May 2026 11:00:00 GMT", 1, 0)]
    [TestCase(null, 1, 1)]
    [TestCase(null, 2, 2)]
    [TestCase(null, 3, 4)]
    [TestCase("soon", 2, 2)]
    [TestCase("-5", 1, 1)]
    [TestCase("99999999999999999999", 1, 1)]
    public void The_wait_is_what_the_429_asks_for(string? retryAfter, int retry, int seconds)
    {
        var response = Unanswered().Throttled(retryAfter).Response!;

        Assert.That(RetryAfter.Of(response, retry, Now), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase(2, null, "1 2")]
    [TestCase(3, null, "1 2 4")]
    [TestCase(1, "30", "30")]
    public async Task A_429_is_waited_for_and_tried_again(int refusals, string? retryAfter, string waits)
    {
        var (record, time, report) = await RunAsync(exchange => exchange <= refusals ? retryAfter ?? "" : null);

        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Enumerable.Range(1, refusals).Select(number => $"a/1-try{number}").Append("a/1")));
        Assert.That(string.Join(' ', time.Waits.Select(wait => wait.TotalSeconds)), Is.EqualTo(waits));
        Assert.That(report.Requirements.Single().Status, Is.EqualTo(RequirementStatus.Passed));
    }

    [TestCase("", "1 2 4")]
    [TestCase("25", "25 25")]
    [TestCase("61", "")]
    public async Task A_429_that_stays_proves_nothing_of_what_was_asked(string retryAfter, string waits)
    {
        var (record, time, report) = await RunAsync(_ => retryAfter);

        Assert.That(record.Exchanges[^1].Id, Is.EqualTo("a/1"));
        Assert.That(string.Join(' ', time.Waits.Select(wait => wait.TotalSeconds)), Is.EqualTo(waits));
        Assert.That(report.Requirements.Single().Reason, Is.EqualTo("the target kept answering 429 (rate limit)"));
        Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.None, 4)));
        Assert.That(report.Problems.Single(), Does.StartWith("Every request that should have got a reply was answered with 429."));
    }

    [Test]
    public async Task A_429_to_wrong_requests_alone_is_how_the_target_refuses_them()
    {
        var time = new WaitingTime();
        var target = new ScriptedTarget(exchange =>
        {
            time.Begin();
            return exchange.Id.StartsWith("b/", StringComparison.Ordinal) ? exchange.Throttled() : exchange.Completion();
        });

        var report = await target.Suite(Specs(Conversation("a", Reply("REQ-1")), Conversation("b", Refusal("MODEL-1", "{'model':'nobody'}"))), time)
            .RunAsync(SomeTarget, new() { Concurrency = 1 });

        Assert.That(report.Requirements.Single(result => result.Requirement.Id == "MODEL-1").Findings.Single().Actual, Is.EqualTo("429"));
    }

    [Test]
    public async Task A_wait_ends_when_the_run_is_interrupted()
    {
        using var interrupt = new CancellationTokenSource();
        var target = new ScriptedTarget(exchange =>
        {
            interrupt.Cancel();
            return exchange.Throttled("60");
        });

        var record = await target.Suite(Specs(Conversation("a", Reply("REQ-1")))).RecordAsync(SomeTarget, new(), null, interrupt.Token);

        Assert.That(record.Exchanges.Single().Id, Is.EqualTo("a/1-try1"));
        Assert.That((record.Interrupted, record.Unsent["a/1"]), Is.EqualTo((true, "the run was interrupted")));
    }

    /// <summary>Runs one request against a target that says of each try, by its number, how long to wait; null for a reply.</summary>
    private static async Task<(RunRecord Record, WaitingTime Time, RunReport Report)> RunAsync(Func<int, string?> retryAfter)
    {
        var time = new WaitingTime();
        var tries = 0;
        var target = new ScriptedTarget(exchange =>
        {
            time.Begin();
            return retryAfter(++tries) is { } wait ? exchange.Throttled(wait.Length == 0 ? null : wait) : exchange.Completion();
        });
        var suite = target.Suite(Specs(Conversation("a", Reply("REQ-1"))), time);
        var record = await suite.RecordAsync(SomeTarget, new());
        return (record, time, suite.Judge(record));
    }

    private static Exchange Unanswered() => new()
    {
        Id = "a/1",
        Request = new() { Method = "POST", Target = SomeTarget.BaseUrl },
        End = ExchangeEnd.TimedOut,
        Timing = new() { StartedAt = Now },
    };
}
