using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Verdicts;

[TestFixture]
public sealed class CausesTests
{
    [Test]
    public void What_fails_only_where_its_cause_fails_is_a_consequence() =>
        Assert.That(Told(Failed("A-1", "x y", explains: "B-*"), Failed("B-1", "x"), Failed("B-2", "x y")), Is.EqualTo("A-1 B-1<A-1 B-2<A-1"));

    [Test]
    public void What_also_fails_elsewhere_stands_for_itself() =>
        Assert.That(Told(Failed("A-1", "x", explains: "B-1"), Failed("B-1", "x y")), Is.EqualTo("A-1 B-1"));

    [Test]
    public void What_fails_elsewhere_alone_stands_for_itself() =>
        Assert.That(Told(Failed("A-1", "x", explains: "B-1"), Failed("B-1", "y")), Is.EqualTo("A-1 B-1"));

    [Test]
    public void Several_causes_together_explain_what_fails_where_any_of_them_does() =>
        Assert.That(Told(Failed("A-1", "x", explains: "B-1"), Failed("A-2", "y z", explains: "B-1"), Failed("B-1", "x y")), Is.EqualTo("A-1 A-2 B-1<A-1"));

    [Test]
    public void What_nothing_explains_stands_for_itself() =>
        Assert.That(Told(Failed("A-1", "x", explains: "C-*"), Failed("B-1", "x")), Is.EqualTo("A-1 B-1"));

    [Test]
    public void A_later_requirement_explains_nothing_earlier() =>
        Assert.That(Told(Failed("A-1", "x", explains: "B-1"), Failed("B-1", "x", explains: "A-1")), Is.EqualTo("A-1 B-1<A-1"));

    [Test]
    public void A_chain_of_causes_is_told_by_its_first() =>
        Assert.That(Told(Failed("A-1", "x", explains: "B-1"), Failed("B-1", "x", explains: "C-1"), Failed("C-1", "x")), Is.EqualTo("A-1 B-1<A-1 C-1<A-1"));

    [Test]
    public void A_passed_requirement_causes_nothing() =>
        Assert.That(Told(Failed("A-1", "", explains: "B-1") with { Status = RequirementStatus.Passed }, Failed("B-1", "x")), Is.EqualTo("A-1 B-1"));

    [TestCase(RequirementStatus.Warned, RequirementStatus.Failed, "A-1 B-1")]
    [TestCase(RequirementStatus.Warned, RequirementStatus.Warned, "A-1 B-1<A-1")]
    [TestCase(RequirementStatus.Failed, RequirementStatus.Warned, "A-1 B-1<A-1")]
    [TestCase(RequirementStatus.Failed, RequirementStatus.Noted, "A-1 B-1<A-1")]
    [TestCase(RequirementStatus.Noted, RequirementStatus.Noted, "A-1 B-1")]
    public void A_lesser_fault_never_explains_a_graver_one(RequirementStatus cause, RequirementStatus consequence, string told) =>
        Assert.That(
            Told(Failed("A-1", "x", explains: "B-1") with { Status = cause }, Failed("B-1", "x") with { Status = consequence }),
            Is.EqualTo(told));

    [Test]
    public void What_asks_the_same_of_another_request_and_fails_alike_is_a_consequence() =>
        Assert.That(Told(Failed("A-1", "x", likewise: "B-1"), Failed("B-1", "y")), Is.EqualTo("A-1 B-1<A-1"));

    [Test]
    public void What_asks_the_same_but_fails_in_another_way_stands_for_itself() =>
        Assert.That(Told(Failed("A-1", "x", likewise: "B-1"), Failed("B-1", "y", message: "served")), Is.EqualTo("A-1 B-1"));

    [Test]
    public void A_warning_below_a_failure_explains_another_failure() =>
        Assert.That(
            Told(
                Failed("A-1", "x", likewise: "B-1"),
                Failed("B-1", "y", explains: "C-1") with { Status = RequirementStatus.Warned },
                Failed("C-1", "y")),
            Is.EqualTo("A-1 B-1<A-1 C-1<A-1"));

    [Test]
    public void A_request_that_was_tried_again_is_one_request() =>
        Assert.That(Told(Failed("A-1", "x/1", explains: "B-1"), Failed("B-1", "x/1-try1 x/1-try2 x/1")), Is.EqualTo("A-1 B-1<A-1"));

    private static string Told(params RequirementResult[] results) => string.Join(
        ' ',
        Causes.Tell(results).Select(result => result.CausedBy is null ? result.Requirement.Id : $"{result.Requirement.Id}<{result.CausedBy}"));

    private static RequirementResult Failed(string id, string exchanges, string? explains = null, string? likewise = null, string message = "wrong") => new()
    {
        Requirement = MadeUp.Requirement(id) with { Explains = explains is null ? [] : [explains], Likewise = likewise is null ? [] : [likewise] },
        Status = RequirementStatus.Failed,
        Findings = [.. exchanges.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(exchange => new Finding { Message = message, Expected = "right", Actual = "wrong", Exchange = exchange })],
    };
}
