using Flowyte.MockServer.Cases;
using static Flowyte.MockServer.Tests.Cases.Read;

namespace Flowyte.MockServer.Tests.Cases;

public sealed class MatchingTests
{
    [TestCase("contains: tea", "user: I like TEA", true)]
    [TestCase("contains: tea", "user: I like coffee", false)]
    [TestCase("contains: tea", "user: tea|assistant: Which?|user: Green", false)]
    [TestCase("exact: tea", "user:  Tea ", true)]
    [TestCase("exact: tea", "user: tea, please", false)]
    [TestCase("matches: /^t.a$/", "user: TEA", true)]
    [TestCase("matches: /^t.a$/", "user: teea", false)]
    [TestCase("contains: tea\n    matches: /\\d/", "user: 2 teas", true)]
    [TestCase("contains: tea\n    matches: /\\d/", "user: two teas", false)]
    [TestCase("anywhere: /tea/", "user: tea|assistant: Which?|user: Green", true)]
    [TestCase("anywhere: /tea/", "system: tea|user: Green", false)]
    [TestCase("message: { role: system, contains: tea }", "system: You sell tea|user: Hi", true)]
    [TestCase("message: { role: system, contains: tea }", "system: You sell|user: tea", false)]
    [TestCase("message: { role: assistant }", "user: Hi|assistant: Hello|user: Bye", true)]
    [TestCase("message: { role: assistant }", "user: Hi", false)]
    [TestCase("message: { contains: tea }", "system: You sell tea|user: Hi", true)]
    [TestCase("message: [{ contains: tea }, { role: user, exact: hi }]", "system: You sell tea|user: Hi", true)]
    [TestCase("message: [{ contains: tea }, { role: user, exact: hi }]", "system: You sell tea|user: Bye", false)]
    [TestCase("turn: 2", "user: a|assistant: b|user: c", true)]
    [TestCase("turn: 2", "user: a", false)]
    [TestCase("turn: 2-3", "user: a|user: b|user: c|user: d", false)]
    [TestCase("turn: 2+", "user: a|user: b|user: c|user: d", true)]
    [TestCase("toolResult: true", "user: a|assistant: b|tool: 7", true)]
    [TestCase("toolResult: true", "user: a|assistant: b|tool: 7|assistant: c|user: d", false)]
    [TestCase("toolResult: false", "user: a|assistant: b|tool: 7", false)]
    [TestCase("toolResult: false", "user: a", true)]
    [TestCase("toolResult: { tool: weather }", "user: a|tool weather: 7", true)]
    [TestCase("toolResult: { tool: weather }", "user: a|tool news: 7", false)]
    [TestCase("toolResult: { tool: weather, contains: rain }", "user: a|tool weather: sun|tool news: rain", false)]
    [TestCase("toolResult: { contains: rain }", "user: a|tool weather: sun|tool news: rain", true)]
    [TestCase("pace: { perChunk: 1ms }", "system: a", true)]
    public void A_case_fits_where_all_its_conditions_hold(string conditions, string messages, bool fits) =>
        Assert.That(Agent($"  - {conditions}\n    reply: hi").Reply(Conversation(messages.Split('|'))), Is.EqualTo(fits ? "hi" : null));

    [TestCase("user: alice", "Alice", true)]
    [TestCase("user: alice", "alice2", false)]
    [TestCase("user: alice", null, false)]
    [TestCase("user: /^al/", "alice2", true)]
    public void The_member_user_is_a_condition(string condition, string? user, bool fits)
    {
        var conversation = new Conversation([new("user", "hi")], user);

        Assert.That(Agent($"  - {condition}\n    reply: hi").Reply(conversation), Is.EqualTo(fits ? "hi" : null));
    }

    [TestCase("contains: a", "exact: say a")]
    [TestCase("contains: a", "matches: /a/")]
    [TestCase("matches: /a/", "exact: say a")]
    [TestCase("contains: [a, b]", "contains: a\n    turn: 1")]
    [TestCase("contains: a\n    turn: 1", "contains: a\n    message: { contains: say }")]
    [TestCase("contains: a\n    turn: 1\n    toolResult: false", "matches: /a/")]
    [TestCase("matches: /a/", "matches: /a/\n    contains: say")]
    [TestCase("turn: 1", "contains: a")]
    [TestCase("pace: { perChunk: 1ms }", "turn: 1")]
    public void The_more_specific_case_is_taken_wherever_it_stands(string broad, string narrow)
    {
        var conversation = Conversation("user: say a");

        Assert.Multiple(() =>
        {
            Assert.That(Agent($"  - {broad}\n    reply: broad\n  - {narrow}\n    reply: narrow").Reply(conversation), Is.EqualTo("narrow"));
            Assert.That(Agent($"  - {narrow}\n    reply: narrow\n  - {broad}\n    reply: broad").Reply(conversation), Is.EqualTo("narrow"));
        });
    }

    [TestCase("contains: a", "contains: say a")]
    [TestCase("exact: say a", "exact: SAY A")]
    [TestCase("matches: /a/", "matches: /say/")]
    public void Of_equals_the_first_is_taken(string first, string second) =>
        Assert.That(Agent($"  - {first}\n    reply: first\n  - {second}\n    reply: second").Reply(Conversation("user: say a")), Is.EqualTo("first"));

    [Test]
    public void An_exact_case_that_does_not_fit_otherwise_leaves_it_to_the_next()
    {
        const string Cases = """
              - { exact: hi, turn: 2, reply: again }
              - { exact: hi, message: { role: system, contains: x }, reply: other }
              - { exact: hi, reply: first }
              - { contains: h, reply: any }
            """;

        Assert.Multiple(() =>
        {
            Assert.That(Agent(Cases).Reply(Conversation("user: hi")), Is.EqualTo("first"));
            Assert.That(Agent(Cases).Reply(Conversation("user: hi", "user: Hi ")), Is.EqualTo("again"));
            Assert.That(Agent(Cases).Reply(Conversation("system: x", "user: hi", "user: hi")), Is.EqualTo("other"));
            Assert.That(Agent(Cases).Reply(Conversation("user: oh")), Is.EqualTo("any"));
        });
    }

    [TestCase("user: Hello you", "Who are you?")]
    [TestCase("user: Bye", null)]
    [TestCase("user: hello|assistant: whatever|user: I am Ada", "Hi, ADA.")]
    [TestCase("user: hello|user: I am Ada|user: So?", "Bye, Ada.")]
    [TestCase("user: hello|user: So?|user: So?", null)]
    [TestCase("user: hello|user: I am Ada|user: So?|user: So?", null)]
    public void The_history_decides_which_turn_of_a_scripted_conversation_comes(string messages, string? reply)
    {
        const string Script = """
              - turns:
                  - { contains: hello, reply: Who are you? }
                  - { matches: /I am (?<name>\w+)/, reply: "Hi, {{name | upper}}." }
                  - { reply: "Bye, {{name}}." }
            """;

        Assert.That(Agent(Script).Reply(Conversation(messages.Split('|'))), Is.EqualTo(reply));
    }

    [TestCase("{{a}}", "x\"Y")]
    [TestCase("{{ a }}!", "x\"Y!")]
    [TestCase("{{a | upper}}", "X\"Y")]
    [TestCase("{{a|lower}}", "x\"y")]
    [TestCase("{\"said\": {{a | json}}}", "{\"said\": \"x\\\"Y\"}")]
    [TestCase(@"\{{a}}", "{{a}}")]
    [TestCase(@"\\{{a}}", @"\{{a}}")]
    [TestCase("{{a b}}", "{{a b}}")]
    public void A_template_says_what_was_captured(string template, string said) =>
        Assert.That(Agent($"  - matches: /say (?<a>.+)/\n    reply: '{template}'").Reply(Conversation("user: say x\"Y")), Is.EqualTo(said));

    [TestCase("{{a}} and {{ b | upper }}")]
    [TestCase(@"\{{a}}")]
    [TestCase("nothing")]
    public void A_text_that_is_escaped_is_said_as_it_is(string text) =>
        Assert.That(new ReplyTemplate([ReplyTemplate.Escape(text)], areChunks: true).Fill(new Dictionary<string, string>()), Is.EqualTo(new[] { text }));
}
