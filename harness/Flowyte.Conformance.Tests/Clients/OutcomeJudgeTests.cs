using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.SelfTesting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

public sealed class OutcomeJudgeTests
{
    private static readonly FaultSpec Broken = new() { Id = "broken", Title = "Broken", Breaks = ["HTTP-1"] };

    private static readonly ServerReading Whole = new() { Status = 200, Text = ScenarioScript.Text, FinishReason = "stop", IsWhole = true, IsWellFormed = true };

    private static string Part => ScenarioScript.Text[..30];

    [Test]
    public void The_whole_text_with_its_finish_reason_is_read() =>
        Assert.That(OutcomeOf(Whole, ScenarioScript.Text, "stop"), Is.EqualTo(ClientOutcome.Reads));

    [TestCase("stop", ClientOutcome.SilentTruncation)]
    [TestCase(null, ClientOutcome.Notices)]
    [TestCase("length", ClientOutcome.Notices)]
    public void A_part_of_the_text_is_noticed_by_its_finish_reason_alone(string? finishReason, ClientOutcome outcome) =>
        Assert.That(OutcomeOf(Whole with { IsWhole = false }, Part, finishReason), Is.EqualTo(outcome));

    [Test]
    public void What_the_server_said_in_good_order_is_read_although_it_is_less_than_it_meant() =>
        Assert.That(OutcomeOf(Whole with { Text = Part }, Part, "stop"), Is.EqualTo(ClientOutcome.Reads));

    [Test]
    public void A_finish_reason_that_the_server_never_told_is_made_up() =>
        Assert.That(OutcomeOf(Whole with { Text = Part, FinishReason = null }, Part, "stop"), Is.EqualTo(ClientOutcome.SilentTruncation));

    [Test]
    public void A_refusal_that_looks_like_an_answer_is_a_silent_truncation() =>
        Assert.That(OutcomeOf(Whole with { Status = 500, TellsError = true }, "", null), Is.EqualTo(ClientOutcome.SilentTruncation));

    [Test]
    public void Another_text_is_misread() =>
        Assert.That(OutcomeOf(Whole, ScenarioScript.Text + "!", "stop"), Is.EqualTo(ClientOutcome.Misreads));

    [TestCase(true, ClientOutcome.Misreads)]
    [TestCase(false, ClientOutcome.Notices)]
    public void An_error_is_right_unless_the_answer_is_legal(bool isLegal, ClientOutcome outcome)
    {
        var answer = new AdapterAnswer { Id = "1", Error = new AdapterError("TypeError", null, "undefined") };

        Assert.That(Judge(Whole, answer, isLegal), Is.EqualTo(outcome));
    }

    [TestCase(AdapterReplyKind.Hung, ClientOutcome.Hangs)]
    [TestCase(AdapterReplyKind.Died, ClientOutcome.Crashes)]
    public void Without_an_answer_it_hangs_or_crashes(AdapterReplyKind kind, ClientOutcome outcome) =>
        Assert.That(OutcomeJudge.Judge(new FaultScenario(Broken, true, false, Whole), new AdapterReply(kind, null)).Outcome, Is.EqualTo(outcome));

    private static ClientOutcome OutcomeOf(ServerReading reading, string text, string? finishReason) =>
        Judge(reading, new AdapterAnswer { Id = "1", Text = text, FinishReason = finishReason }, isLegal: false);

    private static ClientOutcome Judge(ServerReading reading, AdapterAnswer answer, bool isLegal) =>
        OutcomeJudge.Judge(new FaultScenario(isLegal ? null : Broken, true, false, reading), new AdapterReply(AdapterReplyKind.Answered, answer)).Outcome;
}
