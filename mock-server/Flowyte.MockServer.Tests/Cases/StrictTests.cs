using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Agents;
using static Flowyte.MockServer.Tests.Cases.Read;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Cases;

[CancelAfter(20_000)]
public sealed class StrictTests
{
    private const string Good = "id: agt_me\npublished: true\n";
    private const string Cases = "cases:\n  - { contains: canada, reply: Yes }\n";

    [TestCase(true, "")]
    [TestCase(false, "strict: true\n")]
    public async Task What_no_case_fits_is_refused_with_the_nearest_case(bool server, string agent)
    {
        using var folder = new AgentsFiles(("me.yaml", Good + agent + Cases));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, Strict = server });
        using var client = new MockClient(mock);
        using var refused = await client.PostAsync(Question("Do you ship to Canda, flowyte_sk_live_abc?", "agt_me", stream: true));
        using var answered = await client.PostAsync(Question("Do you ship to Canada?", "agt_me"));
        var problem = await refused.JsonAsync();
        var entry = await mock.Journal.WaitAsync(entry => entry.RequestId == refused.Header("x-request-id"));

        Assert.Multiple(() =>
        {
            Assert.That(((int)refused.StatusCode, (int)answered.StatusCode), Is.EqualTo((404, 200)));
            Assert.That((string?)problem["code"], Is.EqualTo("no_case_matches"));
            Assert.That((string?)problem["error"]!["message"], Is.EqualTo((string?)problem["detail"]));
            Assert.That((string?)problem["detail"], Does.StartWith("No case of agt_me matches, and the mock is strict. The nearest is case 1 (me.yaml, line "));
            Assert.That((string?)problem["detail"], Does.EndWith(
                "contains \"canada\". There, the last message of the user does not hold \"canada\", but something that differs from it in 1 letter: correct that."));
            Assert.That((entry.Match!.Kind, entry.Match.Agent), Is.EqualTo((MatchKind.NoCase, "agt_me")));
        });
    }

    [Test]
    public async Task Without_strict_a_reply_is_made_up()
    {
        using var folder = new AgentsFiles(("me.yaml", Good + Cases));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question("Do you ship to Canda?", "agt_me"));

        Assert.That(await response.TextAsync(), Is.Not.Empty);
    }

    [TestCase("exact: hello", "user: hallo", "the last message of the user is not \"hello\": change 1 letter")]
    [TestCase("contains: canada", "user: hi", "the last message of the user does not hold \"canada\": add it")]
    [TestCase("contains: canada", "user: ", "the last message of the user is empty: send one that contains \"canada\"")]
    [TestCase(@"matches: /NW-\d+/", "user: NW", @"the last message of the user does not match: send one that matches /NW-\d+/")]
    [TestCase("turn: 2", "user: a", "the user has sent 1 messages, and not 2: add 1")]
    [TestCase("turn: 1", "user: a|user: b|user: c", "the user has sent 3 messages, and not 1: take away 2")]
    [TestCase("user: alice", "user: a", "the request has no member user: send one that is \"alice\"")]
    [TestCase("toolResult: { tool: weather }", "user: a", "no result of a tool follows the last message of the user: add a result of the tool weather")]
    [TestCase("toolResult: false", "user: a|tool: b", "a result of a tool follows the last message of the user: take it away")]
    [TestCase("anywhere: /x/", "user: a", "no message, the system's aside, matches /x/: send one that does")]
    [TestCase("message: { role: system, contains: x }", "user: a", "there is no message of the role system: add a message of the role system that contains \"x\"")]
    [TestCase("message: { role: user, contains: x }", "user: a", "no message of the role user contains \"x\": send one that does")]
    [TestCase("turn: 2\n    contains: x", "user: a", "the user has sent 1 messages, and not 2: add 1; and the last message of the user does not hold \"x\": add it")]
    public void What_is_missing_is_told_with_the_smallest_change(string conditions, string messages, string advice) =>
        Assert.That(NearestCase.Explain(Agent($"  - {conditions}\n    reply: hi"), Conversation(messages.Split('|'))), Does.EndWith($"There, {advice}."));

    [TestCase("user: where is my oder", 2)]
    [TestCase("user: do you ship to kanada", 1)]
    [TestCase("user: NX-7", 3)]
    [TestCase("user: hullo", 4)]
    public void The_nearest_case_is_the_one_of_which_the_most_is_there(string message, int nearest)
    {
        const string Five = """
              - { contains: ship to canada, reply: a }
              - { contains: my order, reply: b }
              - { matches: '/NW-\d/', reply: c }
              - { exact: hello, reply: d }
              - { contains: my order, turn: 5, reply: e }
            """;

        Assert.That(NearestCase.Explain(Agent(Five), Conversation(message)), Does.Contain($"The nearest is case {nearest} "));
    }

    [Test]
    public void An_agent_without_cases_says_so() =>
        Assert.That(NearestCase.Explain(Agent("  []"), Conversation("user: hi")), Does.Contain("is strict and has no cases"));
}
