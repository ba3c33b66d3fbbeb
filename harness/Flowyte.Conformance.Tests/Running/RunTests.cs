using System.Net;
using System.Net.Sockets;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
public sealed class RunTests
{
    private const string SendBack = "{'messages':['{{turn1.message}}',{'role':'user','content':'You said: {{turn1.content}}'}]}";

    [Test]
    public async Task Every_request_of_the_plan_is_sent_once()
    {
        var target = new ScriptedTarget();
        var specs = Specs(
            Conversation("a", Reply("REQ-1"), Reply("REQ-1", "{'n':2}")),
            Conversation("b", Refusal("REQ-2", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")));

        var record = await target.Suite(specs).RecordAsync(SomeTarget, new());

        Assert.That(target.Sent.Select(exchange => exchange.Id), Is.EquivalentTo(Ids("a/1 a/2 b/1")));
        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Ids("a/1 a/2 b/1")));
        Assert.That((record.Unsent.Count, record.Interrupted, record.Unreachable), Is.EqualTo((0, false, (string?)null)));
    }

    [Test]
    public async Task The_exchanges_are_in_the_order_of_the_plan_whatever_ends_first()
    {
        var second = new TaskCompletionSource();
        var target = new ScriptedTarget(async (exchange, _) =>
        {
            await (exchange.Id == "a/1" ? second.Task : Task.CompletedTask);
            second.TrySetResult();
            return exchange.Completion();
        });

        var record = await target.Suite(Specs(Conversation("a", Reply("REQ-1")), Conversation("b", Reply("REQ-1")))).RecordAsync(SomeTarget, new());

        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Ids("a/1 b/1")));
    }

    [Test]
    public async Task No_more_conversations_run_at_once_than_allowed()
    {
        var (running, most, full) = (0, 0, new TaskCompletionSource());
        var target = new ScriptedTarget(async (exchange, _) =>
        {
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            if (now == 2)
            {
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref running);
            return exchange.Completion();
        });
        var conversations = Enumerable.Range(0, 6).Select(number => Conversation($"c{number}", Reply("REQ-1"))).ToArray();

        await target.Suite(Specs(conversations)).RecordAsync(SomeTarget, new() { Concurrency = 2 });

        Assert.That((most, target.Sent.Count), Is.EqualTo((2, 6)));
    }

    [Test]
    public async Task A_message_goes_back_as_it_came()
    {
        var target = new ScriptedTarget(exchange => exchange.Completion("a {{agent}} b"));

        await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2", SendBack)))).RecordAsync(SomeTarget, new());

        Assert.That(ScriptedTarget.BodyOf(target.Sent.Last()), Does.Contain("""
            "messages":[{"role":"assistant","content":"a {{agent}} b"},{"role":"user","content":"You said: a {{agent}} b"}]
            """));
    }

    [Test]
    public async Task A_streamed_message_is_put_together_before_it_goes_back()
    {
        var target = new ScriptedTarget(exchange => exchange.With(
            200,
            """
            data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Yes, "}}]}

            data: {"choices":[{"index":0,"delta":{"content":"we do."},"finish_reason":"stop"}]}

            data: [DONE]


            """,
            "text/event-stream"));

        await target.Suite(Specs(Conversation("a", Reply("REQ-1", "{'stream':true}"), Reply("REQ-2", SendBack)))).RecordAsync(SomeTarget, new());

        Assert.That(ScriptedTarget.BodyOf(target.Sent.Last()), Does.Contain("""
            "messages":[{"role":"assistant","content":"Yes, we do."},{"role":"user","content":"You said: Yes, we do."}]
            """));
    }

    [Test]
    public async Task A_turn_that_needs_an_answer_which_failed_is_not_sent()
    {
        var target = new ScriptedTarget(exchange => exchange.Refused(500));

        var report = await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2", SendBack), Reply("REQ-3")))).RunAsync(SomeTarget, new());

        Assert.That(target.Sent.Select(exchange => exchange.Id), Is.EqualTo(Ids("a/1 a/3")));
        Assert.That(ResultOf(report, "REQ-2"), Is.EqualTo((RequirementStatus.Untested, "it needs the answer of turn 1, which had no message to send back")));
    }

    [Test]
    public async Task A_message_without_measure_is_not_sent_back()
    {
        var target = new ScriptedTarget(exchange => exchange.Completion(new string('x', TurnAnswer.MaxBytes)));

        var report = await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2", SendBack)))).RunAsync(SomeTarget, new());

        Assert.That(ResultOf(report, "REQ-2").Reason, Does.Contain("is too large to send back"));
    }

    [TestCase(400, "together/1", "it is sent only where together is not answered as expected")]
    [TestCase(200, "together/1", "it is sent only where together is not answered as expected")]
    [TestCase(500, "together/1 alone/1", "")]
    public async Task A_follow_up_is_sent_only_where_an_expectation_failed(int status, string sent, string reason)
    {
        var target = new ScriptedTarget(exchange => exchange.Refused(status));
        var specs = Specs(
            Conversation("alone", Refusal("REQ-2", "{'n':2}")) with { AfterFailureOf = "together" },
            Conversation("together", Refusal("REQ-1", "{'n':2,'top_p':1}") with
            {
                Expectations = [new() { Requirement = "REQ-1", Statuses = ["400", "200"] }],
            }));

        var record = await target.Suite(specs).RecordAsync(SomeTarget, new());

        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Ids(sent)));
        Assert.That(record.Unsent.GetValueOrDefault("alone/1", ""), Is.EqualTo(reason));
    }

    [Test]
    public async Task A_follow_up_of_a_follow_up_waits_for_its_failure()
    {
        var target = new ScriptedTarget(exchange => exchange.Id.StartsWith("b-", StringComparison.Ordinal) ? exchange.Completion() : exchange.Refused(500));
        var specs = Specs(
            Conversation("a-deepest", Reply("REQ-4")) with { AfterFailureOf = "b-deeper" },
            Conversation("b-deeper", Reply("REQ-3")) with { AfterFailureOf = "c-deep" },
            Conversation("c-deep", Reply("REQ-2")) with { AfterFailureOf = "d-first" },
            Conversation("d-first", Reply("REQ-1")));

        var record = await target.Suite(specs).RecordAsync(SomeTarget, new());

        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Ids("d-first/1 c-deep/1 b-deeper/1")));
    }

    [Test]
    public async Task Progress_is_told_after_every_exchange_in_order()
    {
        var target = new ScriptedTarget();
        var told = new Told();

        await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-1")), Conversation("b", Reply("REQ-1")))).RecordAsync(SomeTarget, new(), told);

        Assert.That(told.Values.Select(progress => $"{progress.Done}/{progress.Planned}"), Is.EqualTo(Ids("1/3 2/3 3/3")));
    }

    [Test]
    public async Task A_plan_that_is_repeated_gives_every_exchange_an_id_of_its_own()
    {
        var target = new ScriptedTarget();

        var record = await target.Suite(Specs(Conversation("a", Reply("REQ-1")))).RecordAsync(SomeTarget, new() { Repeat = 3 });

        Assert.That(record.Exchanges.Select(exchange => exchange.Id), Is.EqualTo(Ids("a/1 a/1#2 a/1#3")));
    }

    [Test]
    public async Task What_is_not_sent_within_the_budget_is_untested()
    {
        var time = new FakeTimeProvider();
        var target = new ScriptedTarget(exchange =>
        {
            time.Advance(TimeSpan.FromSeconds(20));
            return exchange.Completion();
        });
        var specs = Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2"), Reply("REQ-3")));

        var report = await target.Suite(specs, time).RunAsync(SomeTarget, new() { Budget = TimeSpan.FromSeconds(30) });

        Assert.That(target.Sent, Has.Count.EqualTo(2));
        Assert.That(ResultOf(report, "REQ-3"), Is.EqualTo((RequirementStatus.Untested, "the run's budget of 30 s was used up (--budget)")));
        Assert.That(report.Duration, Is.EqualTo(TimeSpan.FromSeconds(40)));
        Assert.That(report.Headline, Is.EqualTo("partially conformant: 2 requirements passed, 1 MUST untested"));
    }

    [Test]
    public async Task An_exchange_that_the_budget_cuts_off_is_not_judged()
    {
        var time = new FakeTimeProvider();
        var target = new ScriptedTarget(async (exchange, cancellation) =>
        {
            if (exchange.Id == "a/1")
            {
                return exchange.Completion();
            }

            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return exchange.Unanswered(ExchangeEnd.Interrupted);
        });

        var report = await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2"))), time)
            .RunAsync(SomeTarget, new() { Budget = TimeSpan.FromSeconds(30) });

        Assert.That(ResultOf(report, "REQ-2").Status, Is.EqualTo(RequirementStatus.Untested));
        Assert.That(report.Exchanges[^1].End, Is.EqualTo(ExchangeEnd.Interrupted));
    }

    [TestCase(ExchangeEnd.TimedOut)]
    [TestCase(ExchangeEnd.Unreachable)]
    public async Task A_target_that_stops_answering_is_left_alone(ExchangeEnd end)
    {
        var target = new ScriptedTarget(exchange => exchange.Id == "a/1" ? exchange.Completion() : exchange.Unanswered(end));
        var turns = Enumerable.Range(1, 10).Select(number => Reply($"REQ-{number}")).ToArray();

        var report = await target.Suite(Specs(Conversation("a", turns))).RunAsync(SomeTarget, new());

        Assert.That(target.Sent, Has.Count.EqualTo(1 + RunLedger.MaxSilence));
        Assert.That(ResultOf(report, "REQ-10").Reason, Does.StartWith("the target stopped answering"));
        Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.NotConformant, 1)));
    }

    [Test]
    public async Task Time_outs_with_answers_between_them_stop_nothing()
    {
        var target = new ScriptedTarget(exchange => exchange.Id.EndsWith('5') ? exchange.Completion() : exchange.Unanswered(ExchangeEnd.TimedOut));
        var turns = Enumerable.Range(1, 9).Select(number => Reply($"REQ-{number}")).ToArray();

        await target.Suite(Specs(Conversation("a", turns))).RecordAsync(SomeTarget, new());

        Assert.That(target.Sent, Has.Count.EqualTo(9));
    }

    [Test]
    public async Task A_target_where_nothing_listens_gives_no_verdict_and_one_clear_line()
    {
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var specs = Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2")));
        var suite = new Suite(specs, TimeProvider.System, () => new WireSender(), Expecting.Judge);

        var report = await suite.RunAsync(SomeTarget with { BaseUrl = new Uri($"http://{port.LocalEndPoint}/api/v1") }, new());

        Assert.That((report.Verdict, report.ExitCode, report.Headline), Is.EqualTo((Verdict.None, 4, "no verdict: the target could not be reached")));
        Assert.That(report.Problems.Single(), Is.EqualTo(
            $"{port.LocalEndPoint} refuses the connection: nothing listens there. Check the base URL, that the server runs, and the network between."));
        Assert.That(ResultOf(report, "REQ-2"), Is.EqualTo((RequirementStatus.Untested, "the target could not be reached")));
        Assert.That(report.Exchanges, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_request_that_cannot_be_written_is_untested_and_stops_nothing()
    {
        var suite = new Suite(Specs(Conversation("a", Reply("REQ-1"))), TimeProvider.System, () => new WireSender(), Expecting.Judge);

        var report = await suite.RunAsync(SomeTarget with { Key = "two\r\nlines" }, new());

        Assert.That(ResultOf(report, "REQ-1").Reason, Does.StartWith("the request cannot be sent: ").And.Not.Contains("two"));
    }

    [Test]
    public async Task An_interrupted_run_is_judged_as_far_as_it_went()
    {
        using var interrupt = new CancellationTokenSource();
        var target = new ScriptedTarget(async (exchange, cancellation) =>
        {
            if (exchange.Id == "a/1")
            {
                return exchange.Completion();
            }

            await interrupt.CancelAsync();
            return cancellation.IsCancellationRequested ? exchange.Unanswered(ExchangeEnd.Interrupted) : exchange.Completion();
        });

        var report = await target.Suite(Specs(Conversation("a", Reply("REQ-1"), Reply("REQ-2"), Reply("REQ-3")))).RunAsync(SomeTarget, new(), null, interrupt.Token);

        Assert.That((report.Interrupted, report.ExitCode), Is.EqualTo((true, 130)));
        Assert.That(report.Headline, Is.EqualTo("partially conformant: 1 requirement passed, 2 MUSTs untested (interrupted)"));
        Assert.That(ResultOf(report, "REQ-2"), Is.EqualTo((RequirementStatus.Untested, "the run was interrupted")));
        Assert.That(target.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_run_that_is_interrupted_after_its_end_is_whole()
    {
        using var interrupt = new CancellationTokenSource();
        var target = new ScriptedTarget(exchange =>
        {
            interrupt.Cancel();
            return exchange.Completion();
        });

        var record = await target.Suite(Specs(Conversation("a", Reply("REQ-1")))).RecordAsync(SomeTarget, new(), null, interrupt.Token);

        Assert.That(record.Interrupted, Is.False);
    }

    private static (RequirementStatus Status, string Reason) ResultOf(RunReport report, string id)
    {
        var result = report.Requirements.Single(result => result.Requirement.Id == id);
        return (result.Status, result.Reason);
    }

    private static string[] Ids(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Told : IProgress<RunProgress>
    {
        public List<RunProgress> Values { get; } = [];

        public void Report(RunProgress value) => Values.Add(value);
    }
}
