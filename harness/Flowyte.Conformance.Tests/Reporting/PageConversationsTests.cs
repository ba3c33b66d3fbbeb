using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class PageConversationsTests
{
    [TestCase("a/1", "0")]
    [TestCase("a/1 a/2 b[stream=true]/1 c/1 e/1", "0-2 4")]
    [TestCase("d/1 e/1", "3-4")]
    [TestCase("gone/1", "")]
    public void A_requirement_tells_the_conversations_that_it_was_checked_on(string evidence, string ranges)
    {
        var view = new ReportView(Reports.Of([], [.. "a/1 a/2 b[stream=true]/1 c/1 d/1 e/1".Split(' ').Select(Exchange)]));
        var conversations = new PageConversations(view);

        Assert.That(conversations.Names, Is.EqualTo("a b c d e".Split(' ')));
        Assert.That(conversations.Of(Reports.Result("BODY-1", RequirementStatus.Passed) with { Evidence = evidence.Split(' ') }), Is.EqualTo(ranges));
    }

    [Test]
    public void Too_many_are_none_to_choose_from()
    {
        var conversations = new PageConversations(new ReportView(Reports.Of([], [.. Enumerable.Range(0, 501).Select(i => Exchange($"c{i}/1"))])));

        Assert.That(conversations.Names, Is.Empty);
        Assert.That(conversations.Of(Reports.Result("BODY-1", RequirementStatus.Passed) with { Evidence = ["c1/1"] }), Is.Empty);
    }

    private static Exchange Exchange(string id) => Exchanges.Answered(id, 200, "application/json", "{}");
}
