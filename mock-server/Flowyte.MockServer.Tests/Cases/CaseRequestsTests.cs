using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Cases;

public sealed class CaseRequestsTests
{
    [TestCase("{ contains: [ship, send], reply: a }", """{"messages":[{"role":"user","content":"ship"}]}""")]
    [TestCase("{ exact: Hi there, reply: [a, b] }", """{"messages":[{"role":"user","content":"Hi there"}],"stream":true}""")]
    [TestCase("{ exact: Hi, user: alice, reply: a }", """{"messages":[{"role":"user","content":"Hi"}],"user":"alice"}""")]
    [TestCase("{ exact: Hi, fail: delayed 1ms, reply: a }", """{"messages":[{"role":"user","content":"Hi"}]}""")]
    [TestCase("{ exact: Hi, message: { role: system, exact: Be kind }, reply: a }", """{"messages":[{"role":"system","content":"Be kind"},{"role":"user","content":"Hi"}]}""")]
    [TestCase("{ exact: Hi, turn: 2, reply: a }", """{"messages":[{"role":"user","content":"Hello."},{"role":"assistant","content":"Hello. What can I do for you?"},{"role":"user","content":"Hi"}]}""")]
    [TestCase("{ exact: And?, message: [{ role: user, exact: One }, { role: assistant, exact: Two }], reply: a }", """{"messages":[{"role":"user","content":"One"},{"role":"assistant","content":"Two"},{"role":"user","content":"And?"}]}""")]
    public void A_request_is_made_of_what_a_case_asks_for(string condition, string body) =>
        Assert.That(Of($"  - {condition}\n").Single().Body, Is.EqualTo(body));

    [TestCase("{ reply: a }", "it names no text that the user would say")]
    [TestCase("{ matches: /a/, reply: a }", "no request can be made of its condition (matches /a/)")]
    [TestCase("{ exact: Hi, toolResult: true, reply: a }", "no request can be made of its condition")]
    [TestCase("{ exact: Hi, user: /a/, reply: a }", "no request can be made of its condition")]
    [TestCase("{ exact: Hi, fail: [503], reply: a }", "its first attempts fail on purpose (503)")]
    [TestCase("{ exact: Hi, fault: no-done, reply: a }", "its answer is broken on purpose")]
    [TestCase("{ exact: Hi, contains: ship, reply: a }", "its conditions cannot be met together")]
    [TestCase("{ exact: Hi, turn: 1, message: { role: user, exact: Ho }, reply: a }", "the messages that it asks for are more than the turns")]
    public void Where_no_request_can_be_made_the_reason_is_told(string condition, string reason)
    {
        var request = Of($"  - {condition}\n").Single();
        Assert.Multiple(() =>
        {
            Assert.That(request.WhyNot, Does.StartWith(reason));
            Assert.That(request.Body, Is.Null);
        });
    }

    [Test]
    public void A_case_that_another_hides_is_not_asked_for() =>
        Assert.That(Of("  - { exact: Hi, reply: a }\n  - { contains: Hi, reply: b }\n")[1].WhyNot, Is.EqualTo("case 1 is taken in its place"));

    [Test]
    public void What_a_recording_leaves_out_is_taken_from_the_turn_before() => Assert.That(
        Of("  - { turn: 1, exact: Hello, reply: [Hi, '!'] }\n  - { turn: 2, exact: More, reply: b }\n")[1].Body,
        Is.EqualTo("""{"messages":[{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi!"},{"role":"user","content":"More"}]}"""));

    [Test]
    public void The_turns_of_a_script_are_asked_for_one_by_one()
    {
        var requests = Of("  - turns:\n      - { contains: ship, reply: a }\n      - { exact: When?, reply: b }\n");
        Assert.Multiple(() =>
        {
            Assert.That(requests.Select(request => request.Place), Is.EqualTo((string[])["agent.yaml, case 1, turn 1", "agent.yaml, case 1, turn 2"]));
            Assert.That(requests[1].Body, Does.StartWith("""{"messages":[{"role":"user","content":"ship"},"""));
        });
    }

    [Test]
    public void The_cases_of_an_agent_that_is_not_published_are_not_asked_for()
    {
        using var files = new AgentsFiles();
        files.Write("agent.yaml", "id: agt_a\npublished: true\n");
        files.Write("draft.yaml", "id: agt_b\npublished: false\ncases:\n  - { exact: Hi, reply: a }\n");
        Assert.That(CaseRequests.Of(files.Path).Single().WhyNot, Is.EqualTo("its agent is not published"));
    }

    private static CaseRequest[] Of(string cases)
    {
        using var files = new AgentsFiles();
        files.Write("agent.yaml", $"id: agt_a\npublished: true\ncases:\n{cases}");
        return [.. CaseRequests.Of(files.Path)];
    }
}
