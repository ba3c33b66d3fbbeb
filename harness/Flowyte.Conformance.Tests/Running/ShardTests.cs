using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
public sealed class ShardTests
{
    private static readonly Target Target = SomeTarget with { UnpublishedAgent = "agt_Draft", UnscopedKey = "unscoped", PublishableKey = "publishable" };

    private static readonly Lazy<Suite> Whole = new(() => new Suite(SpecsFolder.Load()));

    private static readonly RunSettings Everything = new() { Profiles = RunSettings.MockProfiles, Generate = 5 };

    [Test]
    public void Shards_cover_the_plan_exactly_once([Range(1, 8)] int count)
    {
        var plan = Whole.Value.Plan(Target, Everything);

        var shards = Shards(Whole.Value, Everything, count);

        Assert.That(shards.SelectMany(Sent), Is.EquivalentTo(plan.Turns.Select(turn => turn.Id)));
        Assert.That(shards.Sum(shard => shard.Requests), Is.EqualTo(plan.Requests));
        Assert.That(shards.Select(shard => shard.Elsewhere.Sum(conversation => conversation.Turns.Count) + shard.MostRequests), Has.All.EqualTo(plan.MostRequests));
    }

    [Test]
    public void What_a_shard_sends_needs_no_other_shard([Range(1, 8)] int count)
    {
        foreach (var shard in Shards(Whole.Value, Everything, count))
        {
            var sent = Sent(shard).ToHashSet();
            var names = shard.Conversations.Concat(shard.FollowUps).Select(conversation => conversation.Conversation.Name).ToHashSet();
            Assert.That(shard.Turns.Select(turn => turn.ControlId).OfType<string>().Distinct(), Is.SubsetOf(sent));
            Assert.That(shard.FollowUps.Select(conversation => conversation.Conversation.AfterFailureOf).Distinct(), Is.SubsetOf(names));
        }
    }

    [Test]
    public void Where_there_are_more_shards_than_conversations_some_are_empty()
    {
        var suite = new Suite(Specs(Conversation("a", Reply("R-1")), Conversation("b", Reply("R-1", "{'n':2}"), Reply("R-1", "{'n':3}"))));

        var shards = Shards(suite, new(), 4);

        Assert.That(shards.Select(shard => string.Join(' ', Sent(shard))), Is.EqualTo(new List<string> { "b/1 b/2", "a/1", "", "" }));
    }

    [Test]
    public void Requests_are_shared_out_as_evenly_as_conversations_allow()
    {
        var suite = new Suite(Specs([.. Enumerable.Range(1, 20).Select(number => Conversation($"c{number}", [.. Enumerable.Range(1, 1 + (number % 4)).Select(turn => Reply("R-1", $"{{'n':{number}{turn}}}"))]))]));

        Assert.That(Shards(suite, new(), 5).Select(shard => shard.Requests), Has.All.EqualTo(10));
    }

    [Test]
    public void A_follow_up_is_sent_by_the_shard_that_sends_every_case_of_what_it_follows()
    {
        var suite = new Suite(Specs(
            Conversation("alone", Reply("R-1", "{'n':2}")) with { AfterFailureOf = "together" },
            Conversation("deeper", Reply("R-1", "{'n':3}")) with { AfterFailureOf = "alone" },
            Conversation("other", Reply("R-1", "{'n':4}")),
            Conversation("together", Reply("R-1", "{'user':'{{user}}'}")) with { Matrix = [new("user", [new("a", MadeUp.Json("'a'")), new("b", MadeUp.Json("'b'"))])] }));

        Assert.That(Shards(suite, new(), 2).Select(shard => string.Join(' ', Sent(shard))), Is.EqualTo(new List<string>
        {
            "together[user=a]/1 together[user=b]/1 alone/1 deeper/1", "other/1",
        }));
    }

    [Test]
    public void Refusals_that_share_a_control_are_sent_by_one_shard()
    {
        var suite = new Suite(Specs(
            Conversation("a", Refusal("R-1", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")),
            Conversation("b", Reply("R-2", "{'n':2}")),
            Conversation("c", Refusal("R-1", "{'model':''}", control: "{'model':'{{agent}}'}"))));

        Assert.That(Shards(suite, new(), 2).Select(shard => string.Join(' ', Sent(shard))), Is.EqualTo(new List<string> { "a/1-control a/1 c/1", "b/1" }));
    }

    [TestCase("1/3", 1, 3)]
    [TestCase("256/256", 256, 256)]
    public void A_shard_is_read_as_people_write_it(string text, int index, int count)
    {
        Assert.That(Shard.TryParse(text, out var shard), Is.True);
        Assert.That((shard!.Index, shard.Count, shard.ToString()), Is.EqualTo((index, count, text)));
    }

    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("1/257")]
    [TestCase("-1/3")]
    [TestCase("1")]
    [TestCase("1/2/3")]
    [TestCase("1 / 3")]
    [TestCase("")]
    public void What_names_no_shard_is_refused(string text)
    {
        Assert.That(Shard.TryParse(text, out _), Is.False);
    }

    private static List<Plan> Shards(Suite suite, RunSettings settings, int count) =>
        [.. Enumerable.Range(1, count).Select(index => suite.Plan(Target, settings with { Shard = new(index, count) }))];

    private static IEnumerable<string> Sent(Plan plan) => plan.Turns.Select(turn => turn.Id);
}
