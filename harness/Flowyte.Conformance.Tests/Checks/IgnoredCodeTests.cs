using NUnit.Framework;
using static Flowyte.Conformance.Tests.Checks.Codes;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class IgnoredCodeTests
{
    [TestCase($"{Tool}", "The reply begins with the code that only this message asks for.")]
    [TestCase($"**{Tool}**: yes, we do.", "The reply begins with the code that only this message asks for.")]
    [TestCase($"{SystemText} Yes, we do.", "The reply begins with this message.")]
    public void A_reply_that_begins_with_what_the_system_message_says_obeys_it(string answer, string message) =>
        Assert.That(Judge(answer).Finding?.Message, Is.EqualTo(message));

    [TestCase("Yes, we do.")]
    [TestCase($"I was asked to say {Tool} first, and will not.")]
    [TestCase($"I will not follow this: {SystemText}")]
    public void A_reply_that_does_not_is_right_whatever_it_mentions(string answer) =>
        Assert.That(Judge(answer), Is.EqualTo(new Conformance.Checks.Observation("CONTEXT-7", "system/1", null)));

    [Test]
    public void Without_a_reply_nothing_is_proven() =>
        Assert.That(Judging.Judge(Codes.System("") with { Status = 400 }).Of("CONTEXT-7").Single().Unproven, Is.Not.Null);

    private static Conformance.Checks.Observation Judge(string answer) => Judging.Judge(Codes.System(answer)).Of("CONTEXT-7").Single();
}
