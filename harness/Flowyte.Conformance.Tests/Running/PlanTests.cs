using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
public sealed class PlanTests
{
    [Test]
    public void A_matrix_gives_a_case_for_each_combination()
    {
        var conversation = Conversation("stream-member", Reply("REQ-1", "{'stream':'{{stream}}','user':'{{user}}'}")) with
        {
            Matrix =
            [
                new("stream", [new("false", JsonNode.Of(false)), new("true", JsonNode.Of(true))]),
                new("user", [new("agent", JsonNode.Of("of {{agent}}")), new("none", JsonNode.Null)]),
            ],
        };

        var plan = Plan(Specs(conversation));

        Assert.That(Ids(plan).Split(' '), Is.EqualTo(new List<string>
        {
            "stream-member[stream=false,user=agent]/1",
            "stream-member[stream=false,user=none]/1",
            "stream-member[stream=true,user=agent]/1",
            "stream-member[stream=true,user=none]/1",
        }));
        Assert.That(Body(plan.Turns.First()), Does.Contain("""
            "stream":false,"user":"of agt_Known"
            """));
        Assert.That(Body(plan.Turns.Last()), Does.Contain("""
            "stream":true,"user":null
            """));
    }

    [Test]
    public void A_control_is_sent_before_its_turn()
    {
        var plan = Plan(Specs(Conversation("unknown-agent", Refusal("MODEL-1", "{'model':'{{unknownAgent}}'}", control: "{'model':'{{agent}}'}"))));

        Assert.That(Ids(plan), Is.EqualTo("unknown-agent/1-control unknown-agent/1"));
        Assert.That(plan.Turns.Last().ControlId, Is.EqualTo("unknown-agent/1-control"));
        Assert.That((plan.Requests, plan.Completions), Is.EqualTo((2, 1)));
    }

    [Test]
    public void A_control_that_asks_the_same_as_another_turn_is_served_by_that_turn()
    {
        var plan = Plan(Specs(
            Conversation("a-refusal", Refusal("MODEL-1", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")),
            Conversation("b-reply", Reply("REQ-1")),
            Conversation("c-refusal", Refusal("MODEL-1", "{'model':''}", control: "{'model':'{{agent}}'}"))));

        Assert.That(Ids(plan), Is.EqualTo("a-refusal/1 b-reply/1 c-refusal/1"));
        Assert.That(plan.Turns.Select(turn => turn.ControlId ?? "none").Aggregate((all, id) => $"{all} {id}"), Is.EqualTo("b-reply/1 none b-reply/1"));
    }

    [Test]
    public void Two_controls_that_ask_the_same_are_sent_once()
    {
        var plan = Plan(Specs(
            Conversation("a", Refusal("MODEL-1", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")),
            Conversation("b", Refusal("MODEL-1", "{'model':''}", control: "{'model':'{{agent}}'}"))));

        Assert.That(Ids(plan), Is.EqualTo("a/1-control a/1 b/1"));
    }

    [Test]
    public void Requests_that_wait_for_an_answer_serve_no_control()
    {
        const string Waiting = "{'messages':['{{turn1.message}}']}";
        var plan = Plan(Specs(
            Conversation("a", Reply("REQ-1"), Reply("REQ-1", Waiting)),
            Conversation("b", Reply("REQ-1", "{'user':'b'}"), Refusal("REQ-2", "{'messages':7}", control: Waiting))));

        Assert.That(plan.Turns.Select(turn => turn.Id), Does.Contain("b/2-control"));
    }

    [Test]
    public void A_follow_up_is_counted_apart()
    {
        var plan = Plan(Specs(
            Conversation("alone", Reply("REQ-1", "{'n':2}"), Refusal("REQ-2", "{'n':[]}")) with { AfterFailureOf = "together" },
            Conversation("deeper", Reply("REQ-1", "{'n':3}")) with { AfterFailureOf = "alone" },
            Conversation("together", Reply("REQ-1"))));

        Assert.That(plan.Conversations.Single().Id, Is.EqualTo("together"));
        Assert.That(string.Join(' ', plan.FollowUps.Select(conversation => conversation.Id)), Is.EqualTo("alone deeper"));
        Assert.That((plan.Requests, plan.Completions, plan.MostRequests, plan.MostCompletions), Is.EqualTo((1, 1, 4, 3)));
    }

    [Test]
    public void A_request_that_may_not_be_sent_serves_no_control()
    {
        var plan = Plan(Specs(
            Conversation("a", Refusal("REQ-2", "{'n':[]}", control: "{'n':2}")),
            Conversation("b", Reply("REQ-1", "{'n':2}")) with { AfterFailureOf = "a" }));

        Assert.That(Ids(plan), Is.EqualTo("a/1-control a/1 b/1"));
    }

    [Test]
    public void What_follows_a_conversation_that_is_not_planned_is_sent_for_sure()
    {
        var specs = Specs(
            Conversation("alone", Reply("REQ-1", "{'n':2}")) with { AfterFailureOf = "together" },
            Conversation("together", Reply("REQ-2")));

        Assert.That(Plan(specs, new() { Only = ["alone"] }).Requests, Is.EqualTo(1));
    }

    [Test]
    public void Conversations_that_follow_each_other_in_a_circle_are_sent_for_sure()
    {
        var plan = Plan(Specs(
            Conversation("a", Reply("REQ-1")) with { AfterFailureOf = "b" },
            Conversation("b", Reply("REQ-1", "{'n':2}")) with { AfterFailureOf = "a" }));

        Assert.That((plan.Requests, plan.FollowUps.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void A_conversation_whose_fact_is_missing_is_locked()
    {
        var specs = Specs(Conversation("unpublished", Refusal("MODEL-9", "{'model':'{{unpublishedAgent}}'}")) with { Needs = ["unpublishedAgent"] });

        var locked = new Suite(specs).Plan(SomeTarget, new());
        var open = new Suite(specs).Plan(SomeTarget with { UnpublishedAgent = "agt_draft" }, new());

        Assert.That((locked.Requests, locked.Locked.Count), Is.EqualTo((0, 1)));
        Assert.That(Body(open.Turns.Single()), Does.Contain("agt_draft"));
    }

    [TestCase("REQ-1", "", "a", "MODEL-1 ROLE-1")]
    [TestCase("req-*", "", "a", "MODEL-1 ROLE-1")]
    [TestCase("model", "", "b", "REQ-1 ROLE-1")]
    [TestCase("b", "", "b", "REQ-1")]
    [TestCase("", "REQ-1", "b", "REQ-1")]
    [TestCase("", "b", "a", "")]
    [TestCase("nothing", "", "", "")]
    public void Only_and_skip_choose_requirements_and_what_is_sent_for_them(string only, string skip, string sent, string excluded)
    {
        var specs = Specs(
            [Requirement("REQ-1"), Requirement("MODEL-1"), Requirement("ROLE-1")],
            Conversation("a", Reply("REQ-1")),
            Conversation("b", Refusal("MODEL-1", "{'model':'nobody'}")) with { Proves = ["ROLE-*"] });

        var plan = Plan(specs, new()
        {
            Only = only.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Skip = skip.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        });

        Assert.That(string.Join(' ', plan.Conversations.Select(conversation => conversation.Id)), Is.EqualTo(sent));
        Assert.That(string.Join(' ', plan.Excluded.Keys.Order()), Is.EqualTo(excluded));
    }

    [Test]
    public void Another_profile_is_left_out()
    {
        var specs = Specs(
            [Requirement("REQ-1"), Requirement("NATIVE-1") with { Profile = "native" }],
            Conversation("a", Reply("REQ-1")),
            Conversation("b", Reply("NATIVE-1")) with { Profile = "native" });

        var plan = Plan(specs);

        Assert.That(plan.Requests, Is.EqualTo(1));
        Assert.That(plan.Excluded["NATIVE-1"], Is.EqualTo("profile native was not chosen (--profile native)"));
    }

    [Test]
    public void The_same_seed_gives_the_same_requests_and_another_seed_others()
    {
        var specs = Specs(Conversation("a", Refusal("MODEL-1", "{'model':'{{unknownAgent}}','user':'{{nonce}}'}")));

        var first = Body(Plan(specs).Turns.Single());
        var again = Body(Plan(specs).Turns.Single());
        var other = Body(Plan(specs, new() { Seed = 2 }).Turns.Single());

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Codes_differ_by_name_and_a_turn_knows_those_of_its_request()
    {
        var conversation = Conversation(
            "a",
            Refusal("MODEL-1", "{'model':'{{code.one}}','user':'{{nonce}}'}"),
            Refusal("MODEL-1", "{'model':'{{code.two}}'}") with { Expectations = [new() { Requirement = "MODEL-1", Recalls = ["two"] }] });

        var turns = Plan(Specs(conversation)).Turns.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(turns.SelectMany(turn => turn.Codes), Is.Unique.And.All.Match("^[0-9a-f]{12}$"));
            Assert.That(turns.Select(turn => turn.Codes.Count), Is.EqualTo([2, 1]));
            Assert.That(turns[0].Codes.Select(code => Body(turns[0]).Contains(code, StringComparison.Ordinal)), Is.All.True);
            Assert.That(turns[1].Expectations[0].Recalls, Is.EqualTo(turns[1].Codes));
        });
    }

    [Test]
    public void What_is_filled_in_is_not_looked_into_again()
    {
        var hostile = new Variables([new("turn1.content", JsonNode.Of("say {{turn1.content}} and {{agent}}")), new("agent", JsonNode.Of("agt_1"))]);

        Assert.That(hostile.FillText("{{agent}}: {{turn1.content}}"), Is.EqualTo("agt_1: say {{turn1.content}} and {{agent}}"));
        Assert.That(hostile.Fill(JsonNode.Of("{{turn1.content}}")).Text, Is.EqualTo("say {{turn1.content}} and {{agent}}"));
    }

    [Test]
    public void A_plan_shows_no_key()
    {
        var plan = Plan(Specs(Conversation("a", Reply("REQ-1"))));

        Assert.That($"{plan}{plan.Conversations[0]}{plan.Turns.First()}{plan.Turns.First().Request}{SomeTarget}", Does.Not.Contain(Key));
    }

    private static Plan Plan(Specs specs, RunSettings? settings = null) => new Suite(specs).Plan(SomeTarget, settings ?? new());

    private static string Ids(Plan plan) => string.Join(' ', plan.Turns.Select(turn => turn.Id));

    private static string Body(PlannedTurn turn) => System.Text.Encoding.UTF8.GetString(turn.Request.Build(new([])).Body.Span);
}
