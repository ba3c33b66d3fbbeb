using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Tests.Agents;
using static Flowyte.MockServer.Tests.Cases.Read;

namespace Flowyte.MockServer.Tests.Cases;

public sealed class LintTests
{
    [TestCase("contains: ship", "contains: ship")]
    [TestCase("exact: Hello", "exact: ' hello '")]
    [TestCase("matches: /a/", "matches: /a/")]
    [TestCase("turn: 2", "turn: 2-2")]
    [TestCase("contains: a\n    user: bob", "user: BOB\n    contains: A")]
    public void The_same_conditions_again_are_never_taken(string first, string second) =>
        Assert.That(Messages(first, second), Is.EqualTo(
            ["Case 2 is never taken: case 1 (line 4) has the same conditions and is looked at first. Take one of them away."]));

    [TestCase("contains: ship", "contains: shipping")]
    [TestCase("contains: [ship, parcel]", "contains: [shipping, parcels]")]
    [TestCase("turn: 1+", "turn: 2-4")]
    [TestCase("message: { contains: a }", "contains: a")]
    [TestCase("message: { contains: a, role: user }", "contains: ab")]
    [TestCase("toolResult: true", "toolResult: {}")]
    [TestCase("matches: /a/", "matches: /a/", "anywhere: /b/", "anywhere: /b/\n    matches: /a/\n    turn: 1")]
    public void A_broader_case_before_hides_a_narrower_one(params string[] cases) =>
        Assert.That(Messages(cases), Has.Some.StartsWith("Case 2 is never taken: case 1 (line 4)"));

    [TestCase("contains: shipping", "contains: ship")]
    [TestCase("contains: ship", "exact: ship")]
    [TestCase("contains: ship", "matches: /ship/")]
    [TestCase("contains: ship", "contains: shipping\n    turn: 1")]
    [TestCase("contains: [ship, parcel]", "contains: [shipping, letter]")]
    [TestCase("turn: 1", "turn: 2")]
    [TestCase("user: a", "user: b")]
    [TestCase("toolResult: true", "toolResult: false")]
    [TestCase("pace: { perChunk: 1ms }", "contains: a")]
    [TestCase("exact: a\n    contains: a", "exact: b\n    matches: /b/")]
    public void Cases_of_which_each_has_something_of_its_own_are_fine(string first, string second) =>
        Assert.That(Messages(first, second), Is.Empty);

    [TestCase("exact: hello\n    contains: bye", "a message that is \"hello\" never contains \"bye\"")]
    [TestCase("exact: hello\n    matches: /bye/", "a message that is \"hello\" never matches /bye/")]
    public void A_case_that_contradicts_itself_never_matches(string conditions, string reason) =>
        Assert.That(Messages(conditions), Is.EqualTo([$"Case 1 can never match: {reason}. Take one of the two away."]));

    [Test]
    public void A_turn_that_a_case_hides_is_named()
    {
        const string Cases = """
              - { exact: hello, turn: 1, message: { exact: hello }, reply: a }
              - turns:
                  - { exact: hello, reply: b }
                  - { exact: bye, reply: c }
            """;

        Assert.That(CaseLint.Check(Agent(Cases).Cases).Select(found => found.Message), Is.EqualTo(
            ["Case 2, turn 1 is never taken: case 1 (line 4) has the same conditions and is looked at first. Take one of them away."]));
    }

    [Test]
    public void The_agents_that_come_with_the_mock_are_fine() => Assert.That(AgentsLint.Check(), Is.Empty);

    [Test]
    public void Each_finding_has_its_place()
    {
        using var folder = new AgentsFiles(("me.yaml", "id: agt_me\npublished: true\ncases:\n  - { contains: a, reply: a }\n  - { contains: a, reply: b }\n"));

        Assert.That(AgentsLint.Check(folder.Path).Select(found => (Path.GetFileName(found.File), found.Line, found.Column)), Is.EqualTo([("me.yaml", 5L, 5L)]));
    }

    private static string[] Messages(params string[] cases) =>
        [.. CaseLint.Check(Agent(string.Join('\n', cases.Select(conditions => $"  - {conditions}\n    reply: hi"))).Cases).Select(found => found.Message)];
}
