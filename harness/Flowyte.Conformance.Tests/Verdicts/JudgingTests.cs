using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Verdicts;

/// <summary>From what the checks saw to the result of each requirement. The record is made up, the checks too.</summary>
[TestFixture]
public sealed class JudgingTests
{
    [TestCase(Level.Must, "held", false, RequirementStatus.Passed)]
    [TestCase(Level.Must, "held violated", false, RequirementStatus.Failed)]
    [TestCase(Level.Should, "violated", false, RequirementStatus.Warned)]
    [TestCase(Level.Should, "violated", true, RequirementStatus.Failed)]
    [TestCase(Level.May, "violated", false, RequirementStatus.Noted)]
    [TestCase(Level.May, "violated", true, RequirementStatus.Noted)]
    [TestCase(Level.Must, "unproven", false, RequirementStatus.Untested)]
    [TestCase(Level.Must, "unproven held", false, RequirementStatus.Passed)]
    [TestCase(Level.Must, "", false, RequirementStatus.Untested)]
    public void Observations_and_level_decide_the_status(Level level, string seen, bool strict, RequirementStatus status)
    {
        var specs = Specs([Requirement("R-1", level)], Conversation("a", Reply("R-1")));

        var report = Judge(specs, evidence => seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(what => Seen(evidence, "R-1", what)), new() { Strict = strict });

        Assert.That(report.Requirements.Single().Status, Is.EqualTo(status));
    }

    [Test]
    public void A_passed_requirement_names_the_exchanges_that_prove_it()
    {
        var specs = Specs(Conversation("a", Reply("R-1"), Reply("R-1"), Reply("R-1")));

        var report = Judge(specs, evidence => [Seen(evidence, "R-1", evidence.Exchange.Id == "a/2" ? "unproven" : "held"), Seen(evidence, "R-1", "held")]);

        Assert.That(report.Requirements.Single().Evidence, Is.EqualTo("a/1 a/2 a/3".Split(' ')));
    }

    [Test]
    public void Without_evidence_an_untestable_requirement_and_one_only_where_seen_are_excluded_with_their_reasons()
    {
        var specs = Specs(
            [
                Requirement("R-1"),
                Requirement("R-2") with { Untestable = "nothing outside shows it" },
                Requirement("R-3") with { OnlyWhereSeen = "no target can be made to" },
                Requirement("R-4") with { OnlyWhereSeen = "no target can be made to" },
            ],
            Conversation("a", Reply("R-1")));

        var report = Judge(specs, evidence => [Seen(evidence, "R-1", "held"), Seen(evidence, "R-4", "violated")]);

        Assert.That(Told(report), Is.EqualTo("""
            R-1 Passed
            R-2 Excluded nothing outside shows it
            R-3 Excluded no target can be made to
            R-4 Failed
            """));
        Assert.That(report.Headline, Does.StartWith("not conformant: 1 of 2"));
    }

    [Test]
    public void An_untested_requirement_says_why()
    {
        var specs = Specs(
            [Requirement("R-1"), Requirement("R-2"), Requirement("R-3"), Requirement("R-4"), Requirement("R-5")],
            Conversation("a", Reply("R-1"), Refusal("R-2", "{'n':2}")),
            Conversation("b", Reply("R-3")) with { Needs = ["unscopedKey", "unpublishedAgent"] },
            Conversation("c", Reply("R-4")) with { AfterFailureOf = "a" });

        var report = Judge(specs, evidence => [Seen(evidence, "R-1", "held"), Seen(evidence, "R-2", evidence.Turn.Number == 2 ? "unproven" : "nothing")]);

        Assert.That(Told(report), Is.EqualTo("""
            R-1 Passed
            R-2 Untested it proves nothing
            R-3 Untested needs a fact of the target: run again with --unscoped-key-env; needs a fact of the target: run again with --unpublished-agent
            R-4 Untested it is sent only where a is not answered as expected
            R-5 Untested no exchange of this run could show it
            """));
    }

    [Test]
    public void A_requirement_that_nothing_names_says_that_nothing_showed_it() =>
        Assert.That(
            Told(Judge(Specs([Requirement("R-1"), Requirement("R-2")], Conversation("a", Reply("R-1"))), evidence => [Seen(evidence, "R-1", "held")])),
            Does.EndWith("R-2 Untested no exchange of this run could show it"));

    [Test]
    public void A_requirement_that_nothing_names_says_what_was_not_sent()
    {
        var specs = Specs([Requirement("R-1"), Requirement("R-2")], Conversation("a", Reply("R-1"), Reply("R-1")));
        var record = Record(specs, new());

        var report = Judge(specs, record with
        {
            Exchanges = [record.Exchanges[0]],
            Unsent = new Dictionary<string, string> { ["a/2"] = "the target stopped answering" },
        });

        Assert.That(Told(report), Does.EndWith("R-2 Untested no exchange could show it, and not all were sent: the target stopped answering"));
    }

    [Test]
    public void A_requirement_that_was_left_out_stays_out_whatever_was_seen()
    {
        var specs = Specs([Requirement("R-1"), Requirement("R-2")], Conversation("a", Reply("R-1")));

        var report = Judge(specs, evidence => [Seen(evidence, "R-1", "held"), Seen(evidence, "R-2", "violated")], new() { Skip = ["R-2"] });

        Assert.That(Told(report), Is.EqualTo("""
            R-1 Passed
            R-2 Excluded left out by --skip
            """));
    }

    [Test]
    public void A_refusal_whose_control_was_not_sent_proves_nothing()
    {
        var specs = Specs(Conversation("a", Refusal("R-1", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")));
        var record = Record(specs, new());

        var report = Judge(specs, record with { Exchanges = [record.Exchanges.Single(exchange => exchange.Id == "a/1").Refused()] });

        Assert.That(Told(report), Is.EqualTo("R-1 Untested its control was not sent"));
    }

    [Test]
    public void A_control_of_another_conversation_is_paired_with_its_turn()
    {
        var specs = Specs(
            Conversation("a", Refusal("R-1", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")),
            Conversation("b", Reply("R-2")));
        var controls = new List<string?>();

        Judge(specs, evidence =>
        {
            controls.Add(evidence.Control?.Id);
            return [];
        });

        Assert.That(controls, Is.EqualTo(new List<string?> { "b/1", null }));
    }

    [TestCase("held held", RequirementStatus.Passed, false)]
    [TestCase("held violated", RequirementStatus.Failed, true)]
    [TestCase("violated violated", RequirementStatus.Failed, false)]
    [TestCase("unproven violated", RequirementStatus.Failed, false)]
    [TestCase("unproven held", RequirementStatus.Passed, false)]
    public void What_differs_between_repeats_does_not_hold_and_is_unstable(string seen, RequirementStatus status, bool unstable)
    {
        var specs = Specs(Conversation("a", Reply("R-1")));

        var report = Judge(specs, evidence => [Seen(evidence, "R-1", seen.Split(' ')[evidence.Exchange.Id == "a/1" ? 0 : 1])], new() { Repeat = 2 });

        Assert.That((report.Requirements[0].Status, report.Requirements[0].Unstable), Is.EqualTo((status, unstable)));
    }

    [Test]
    public void A_crash_in_a_check_is_named_and_prevents_a_good_verdict()
    {
        var specs = Specs(Conversation("a", Reply("R-1")));

        var report = new RunJudge(specs, Plan(specs, new()), Record(specs, new()), run => new([run[0].Held("R-1")], ["SomeCheck crashed on a/1"])).Judge();

        Assert.That((report.Verdict, report.ExitCode, report.Problems.Single()), Is.EqualTo((Verdict.None, 4, "SomeCheck crashed on a/1")));
    }

    [Test]
    public void Newer_specs_judge_only_what_they_would_send_too()
    {
        var old = Specs(Conversation("a", Reply("R-1")), Conversation("b", Reply("R-2")));
        var newer = Specs(Conversation("a", Reply("R-1", "{'user':'new'}")), Conversation("b", Reply("R-2")), Conversation("c", Reply("R-3")));

        Assert.That(Told(Judge(newer, Record(old, new()))), Is.EqualTo("""
            R-1 Untested the recorded request is not the one that these specs send
            R-2 Passed
            R-3 Untested the recording has no exchange for it
            """));
    }

    [Test]
    public void A_request_with_an_earlier_answer_in_it_is_known_again()
    {
        var specs = Specs(Conversation("a", Reply("R-1"), Reply("R-2", "{'messages':['{{turn1.message}}']}")));
        var first = Record(specs, new()).Exchanges[0];
        var second = first with
        {
            Id = "a/2",
            Request = Plan(specs, new()).Turns.Last().Request.Build(new Variables([]).With(1, TurnAnswer.MessageOf(new(first, Plan(specs, new()).Turns.First()))!)),
        };

        Assert.That(Told(Judge(specs, Record(specs, new()) with { Exchanges = [first, second] })), Is.EqualTo("""
            R-1 Passed
            R-2 Passed
            """));
    }

    [TestCase(401, "Check the key and that it has the scope chat:write.")]
    [TestCase(404, "Check the base URL, to which /chat/completions is appended.")]
    [TestCase(400, "Check the agent's id and that it is published.")]
    [TestCase(500, null)]
    public void A_target_that_refuses_everything_may_be_called_with_the_wrong_facts(int status, string? hint)
    {
        var specs = Specs(Conversation("a", Reply("R-1"), Reply("R-2")));
        var record = Record(specs, new());

        var report = Judge(specs, record with { Exchanges = [.. record.Exchanges.Select(exchange => exchange.Refused(status))] });

        Assert.That(report.Verdict, Is.EqualTo(Verdict.NotConformant));
        Assert.That(report.Problems, Is.EqualTo(hint is null
            ? new List<string>()
            : [$"Every request that should have got a reply was answered with {status}. {hint}"]));
    }

    [Test]
    public void The_same_record_gives_the_same_report()
    {
        var specs = Specs(Conversation("a", Reply("R-1"), Refusal("R-2", "{'n':2}")));
        var record = Record(specs, new());

        var first = Told(Judge(specs, record));
        var again = Told(Judge(specs, record));

        Assert.That(again, Is.EqualTo(first));
    }

    private static string Told(RunReport report) => string.Join(
        '\n',
        report.Requirements.Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason}".TrimEnd()));

    private static Observation Seen(Evidence evidence, string requirement, string what) => what switch
    {
        "held" => evidence.Held(requirement),
        "violated" => evidence.Violated(requirement, "wrong", "right", "wrong"),
        "unproven" => evidence.Unproven(requirement, "it proves nothing"),
        _ => evidence.Held("NONE-1"),
    };

    private static RunReport Judge(Specs specs, Func<Evidence, IEnumerable<Observation>> check, RunSettings? settings = null) =>
        new RunJudge(specs, Plan(specs, settings ?? new()), Record(specs, settings ?? new()), run => new([.. run.SelectMany(check)], [])).Judge();

    private static RunReport Judge(Specs specs, RunRecord record) => new RunJudge(specs, Plan(specs, record.Settings), record, Expecting.Judge).Judge();

    private static Plan Plan(Specs specs, RunSettings settings) => new Suite(specs).Plan(SomeTarget, settings);

    /// <summary>A run in which every request of the plan got a reply and no follow-up was sent.</summary>
    private static RunRecord Record(Specs specs, RunSettings settings)
    {
        var plan = Plan(specs, settings);
        return new()
        {
            Target = SomeTarget,
            Settings = settings,
            SpecsVersion = specs.Version,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(1),
            Exchanges = [.. Enumerable.Range(1, settings.Repeat).SelectMany(repeat => plan.Conversations
                .SelectMany(conversation => conversation.Turns)
                .Select(turn => new Exchange
                {
                    Id = ExchangeIds.Of(turn.Id, repeat),
                    Request = turn.Request.Build(new([])),
                    End = ExchangeEnd.Complete,
                    Timing = new() { StartedAt = DateTimeOffset.UnixEpoch },
                }.Completion()))],
            Unsent = plan.FollowUps.SelectMany(conversation => conversation.Turns)
                .ToDictionary(turn => turn.Id, _ => "it is sent only where a is not answered as expected"),
        };
    }
}
