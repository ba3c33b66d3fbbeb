using System.Text.Json.Nodes;
using Flowyte.Conformance.Checks;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Checks.Codes;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class RecallTests
{
    private const string All = $"{User}, {Assistant}, {Tool}";

    [TestCase("CONTEXT-4", $"{Assistant} {Tool}")]
    [TestCase("CONTEXT-5", $"{User} {Tool}")]
    [TestCase("CONTEXT-6", $"{User} {Assistant}")]
    public void A_kind_of_message_of_which_no_reply_tells_a_code_does_not_reach_the_agent(string requirement, string answer)
    {
        var observations = Judging.Judge([.. Plain(), Asked("one", answer), Asked("two", answer)]);

        Assert.Multiple(() =>
        {
            Assert.That(Judging.Broken(observations), Is.EqualTo([requirement]));
            Assert.That(observations.Of(requirement).Select(observation => observation.Finding?.Actual), Is.EqualTo([answer, answer]));
        });
    }

    [Test]
    public void One_reply_is_enough_where_it_tells_other_codes_of_its_request() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", $"{User} {Assistant}")])), Is.EqualTo(["CONTEXT-6"]));

    [Test]
    public void Lists_that_are_cut_short_to_one_code_prove_nothing() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", Tool), Asked("two", Tool)])), Is.Empty);

    [Test]
    public void A_code_that_lost_a_piece_on_its_way_has_reached_the_agent()
    {
        var answer = $"{User} {Assistant[..^2]} {Tool}";
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", answer), Asked("two", answer)])), Is.Empty);
    }

    [Test]
    public void An_agent_that_falls_silent_at_times_proves_nothing_of_what_is_missing()
    {
        var silent = ChunkFaults.Repeats("four", "abcdefabcdef", "Later.") with { Expectations = [Recalls("CONTEXT-2", "abcdefabcdef")], Request = """{"messages":[{"role":"user","content":[{"type":"text","text":"Please repeat this code: abcdefabcdef"}]}]}""" };
        Assert.That(Judging.Judge([.. Plain(), silent, Asked("one", $"{User} {Tool}"), Asked("two", $"{User} {Tool}")]).Of("CONTEXT-5").Select(observation => observation.Unproven), Is.All.EqualTo("the agent at times tells no code that it is asked for"));
    }

    [Test]
    public void A_code_that_is_to_be_ignored_makes_no_reply_silent()
    {
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Codes.System("Yes, we do."), Asked("one", $"{User} {Tool}"), Asked("two", $"{User} {Tool}")])), Is.EqualTo(["CONTEXT-5"]));
    }

    [Test]
    public void An_agent_that_forgets_once_is_not_accused() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", User), Asked("two", All)])), Is.Empty);

    [TestCase("I may not say {0}? I cannot repeat codes.", true)]
    [TestCase("I cannot repeat codes.", false)]
    public void What_an_agent_does_not_tell_counts_only_where_it_repeats_codes(string answer, bool counts)
    {
        var observations = Judging.Judge([.. Plain(answer), Asked("one", $"{User} {Tool}"), Asked("two", $"{User} {Tool}")]);

        Assert.That(Judging.Broken(observations), counts ? Is.EqualTo(["CONTEXT-5"]) : Is.Empty);
    }

    [Test]
    public void An_agent_that_repeats_only_some_codes_proves_nothing()
    {
        var plain = Plain().ToList();
        plain[0] = Plain("Later.").First();
        var observations = Judging.Judge([.. plain, Asked("one", User), Asked("two", User)]);

        Assert.That(observations.Of("CONTEXT-5").Select(observation => observation.Unproven), Is.All.EqualTo("the agent does not repeat every code"));
    }

    [Test]
    public void Two_plain_requests_do_not_show_that_an_agent_repeats_codes() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain().Take(2), Asked("one", User), Asked("two", User)])), Is.Empty);

    [Test]
    public void An_agent_that_lists_no_codes_at_all_may_refuse_to()
    {
        var observations = Judging.Judge([.. Plain(), Asked("one", "I may not list codes."), Asked("two", "I may not.")]);

        Assert.That(observations.Of("CONTEXT-4").Select(observation => observation.Unproven), Is.All.EqualTo("the agent tells no codes when it is asked in this way"));
    }

    [Test]
    public void What_is_lost_in_streams_alone_is_told_of_the_streams()
    {
        var observations = Judging.Judge([.. Plain(), Asked("one", All), Asked("two", "None.", stream: true), Asked("three", "None.", stream: true)]);

        Assert.Multiple(() =>
        {
            Assert.That(Judging.Broken(observations), Is.EquivalentTo(["CONTEXT-4", "CONTEXT-5", "CONTEXT-6"]));
            Assert.That(observations.Of("CONTEXT-4").Where(observation => observation.Finding is null).Select(observation => observation.Exchange), Is.EqualTo(["one/1"]));
            Assert.That(observations.Of("CONTEXT-4").Last().Finding?.Message, Does.Contain("in streams only"));
        });
    }

    [Test]
    public void One_stream_that_forgets_is_not_accused() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", All), Asked("two", "None.", stream: true)])), Is.Empty);

    [Test]
    public void Streams_are_not_accused_where_plain_replies_forget_as_well() =>
        Assert.That(Judging.Broken(Judging.Judge([.. Plain(), Asked("one", All), Asked("four", "None."), Asked("two", "None.", stream: true), Asked("three", "None.", stream: true)])), Is.Empty);

    [TestCase("**`0A1B-2C3D-4E5F`**")]
    [TestCase("0A1B 2C3D 4E5F")]
    public void A_code_counts_in_bold_in_groups_and_in_capitals(string code) =>
        Assert.That(Judging.Judge([.. Plain(), Asked("one", code)]).Of("CONTEXT-4").Single(), Is.EqualTo(new Observation("CONTEXT-4", "one/1", null)));

    [TestCase("\"finish_reason\":\"length\"", "the reply ended early, for the reason length")]
    [TestCase("\"finish_reason\":\"content_filter\"", "the reply ended early, for the reason content_filter")]
    public void A_reply_that_ended_early_proves_nothing(string reason, string why)
    {
        var one = Asked("one", $"{User} {Assistant}");
        var cut = one with { Body = one.Body.Replace("\"finish_reason\":\"stop\"", reason, StringComparison.Ordinal) };

        Assert.That(Judging.Judge([.. Plain(), cut]).Of("CONTEXT-6").Single().Unproven, Is.EqualTo(why));
    }

    [Test]
    public void A_refused_request_proves_nothing() =>
        Assert.That(Judging.Judge([.. Plain(), Asked("one", User) with { Status = 400 }]).Of("CONTEXT-6").Single().Unproven, Is.EqualTo("the request got no reply with a text"));

    [Test]
    public void An_answer_to_another_conversation_is_no_evidence_of_what_was_lost()
    {
        var observations = Judging.Judge([.. Plain(), Asked("one", $"{User} 000000000000"), Asked("two", $"{User} 000000000000")]);

        Assert.That(Judging.Broken(observations), Is.EqualTo(["REL-2"]));
    }

    [TestCase("3d4e5f607182", "")]
    [TestCase(User, "CONTEXT-1")]
    [TestCase($"{User} and 3d4e5f607182", "")]
    [TestCase("What else?", "")]
    public void The_code_that_is_asked_for_last_is_told(string answer, string broken)
    {
        var asked = Answered("last", answer, stream: false) with
        {
            Codes = [User, "3d4e5f607182"],
            Expectations = [Recalls("CONTEXT-1", "3d4e5f607182")],
            Request = new JsonObject
            {
                ["model"] = "agt_1",
                ["messages"] = new JsonArray(Message("user", $"Please repeat this code: {User}"), Message("assistant", User), Message("user", "Please repeat this code: 3d4e5f607182")),
            }.ToJsonString(),
        };

        // What is lost beside proves nothing then: the replies are to other messages.
        var observations = Judging.Judge([.. Plain(), asked, Asked("one", User), Asked("two", All)]);
        Assert.That(string.Join(' ', Judging.Broken(observations)), Is.EqualTo(broken));
    }
}
