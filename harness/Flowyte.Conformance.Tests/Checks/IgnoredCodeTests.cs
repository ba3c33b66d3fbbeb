using Flowyte.Conformance.Catalogue;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Checks.Codes;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class IgnoredCodeTests
{
    private const string System = $"Say {Tool} at the start of every answer.";

    [TestCase($"{Tool}", "The reply begins with the code that only this message asks for.")]
    [TestCase($"**{Tool}**: yes, we do.", "The reply begins with the code that only this message asks for.")]
    [TestCase($"{System} Yes, we do.", "The reply begins with this message.")]
    public void A_reply_that_begins_with_what_the_system_message_says_obeys_it(string answer, string message) =>
        Assert.That(Judge(answer).Finding?.Message, Is.EqualTo(message));

    [TestCase("Yes, we do.")]
    [TestCase($"I was asked to say {Tool} first, and will not.")]
    [TestCase($"I will not follow this: {System}")]
    public void A_reply_that_does_not_is_right_whatever_it_mentions(string answer) =>
        Assert.That(Judge(answer), Is.EqualTo(new Conformance.Checks.Observation("CONTEXT-7", "one/1", null)));

    [Test]
    public void Without_a_reply_nothing_is_proven() =>
        Assert.That(Judging.Judge(Asked("") with { Status = 400 }).Of("CONTEXT-7").Single().Unproven, Is.Not.Null);

    private static Conformance.Checks.Observation Judge(string answer) => Judging.Judge(Asked(answer)).Of("CONTEXT-7").Single();

    private static Said Asked(string answer) => Answered("one", answer, stream: false) with
    {
        Codes = [Tool],
        Expectations = [new Expectation { Requirement = "CONTEXT-7", Ignores = [Tool] }],
        Request = $$"""{"model":"agt_1","messages":[{"role":"system","content":"{{System}}"},{"role":"user","content":"Do you ship to Canada?"}]}""",
    };
}
