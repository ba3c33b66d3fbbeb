using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

public sealed class BrokenConversationTests
{
    private const string Good =
        """
        name: own
        title: A conversation of one's own
        body:
          model: "{{agent}}"
          messages: [{ role: user, content: Hello }]
        turns:
          - request: { body: { user: someone } }
            control: { without: [user] }
            expect: { REQ-1: reply }

        """;

    [Test]
    public void The_conversation_that_the_others_are_broken_forms_of_is_right()
    {
        Assert.That(ProblemsOf(Good), Is.Empty);
    }

    [TestCase("title: A", "titel: A", "(1,1): Expected a member \"title\", not only \"name\", \"titel\", \"body\", \"turns\".", "(2,1): There is no key \"titel\" here. Did you mean \"title\"?")]
    [TestCase("control:", "controll:", "(8,5): There is no key \"controll\" here. Did you mean \"control\"?")]
    [TestCase("control:", "zebra:", "(8,5): There is no key \"zebra\" here. There are \"request\", \"control\", \"capture\", \"expect\".")]
    [TestCase("name: own", "name: My own", "(1,7): Expected the name of a conversation: small letters, digits and hyphens, not \"My own\".")]
    [TestCase("name: own", "name: 12", "(1,7): Expected string, not number 12.")]
    [TestCase("name: own", "name: own\nneeds: [unscopedkey]", "(2,9): Expected one of \"unpublishedAgent\", \"unscopedKey\", \"publishableKey\", not \"unscopedkey\". Did you mean \"unscopedKey\"?")]
    [TestCase("name: own", "name: own\nneeds: []", "(2,8): Expected at least 1 item, not 0 items.")]
    [TestCase("name: own", "name: own\nproves: [SSSE-*]", "(2,10): No requirement matches \"SSSE-*\". Did you mean \"SSE-*\"?")]
    [TestCase("name: own", "name: own\nproves: [SSE-1, REQ-999]", "(2,17): There is no requirement \"REQ-999\".*")]
    [TestCase("name: own", "name: own\nprofile: chatt", "(2,10): No requirement belongs to the profile \"chatt\". Did you mean \"chat\"?")]
    [TestCase("name: own", "name: own\nafterFailureOf: ignored-samplin", "(2,17): There is no conversation \"ignored-samplin\". Did you mean \"ignored-sampling\"?")]
    [TestCase("name: own", "name: own\nafterFailureOf: own", "(2,17): This conversation waits for itself, by way of the one that it names here: neither is ever sent.")]
    [TestCase("turns:", "turns: []\nbody2:", "(6,8): Expected at least 1 item, not 0 items.", "(7,1): There is no key \"body2\" here. Did you mean \"body\"?")]
    [TestCase("    expect: { REQ-1: reply }", "    capture: { session.id: data/id }\n    expect: { REQ-1: reply }", "(9,28): Expected a JSON Pointer such as /error/code*not \"data/id\".")]
    [TestCase("    expect: { REQ-1: reply }", "    capture: { Session: /data/id }\n    expect: { REQ-1: reply }", "(9,16): Expected a name such as session.id*not \"Session\".")]
    [TestCase("    expect: { REQ-1: reply }", "    capture: { agent: /data/id }\n    expect: { REQ-1: reply }", "(9,16): The name \"agent\" stands for something else already. Give what is captured a name of its own.")]
    [TestCase("body: { user: someone }", "path: /chat/sessions, body: { user: someone }", "(9,22): Only /chat/completions gives a reply; expect statuses, header fields or pointers here.")]
    [TestCase("user: someone", "user: \"{{session.id}}\"", "(7,30): There is no variable \"session.id\" here.*")]
    [TestCase("user: someone } }", "user: \"{{session.id}}\" } }\n    capture: { session.id: /data/id }", "(7,30): \"session.id\" is used here before it is captured, which turn 1 does. Use it in a later turn.")]
    public void What_is_wrong_at_the_top_is_told(string good, string broken, params string[] problems)
    {
        AssertProblems(good, broken, problems);
    }

    [TestCase("REQ-1: reply", "REQ-1: repply", "(9,22): Expected one of \"reply\", \"1xx\", \"2xx\", \"3xx\", \"4xx\", \"5xx\", not \"repply\". Did you mean \"reply\"?")]
    [TestCase("REQ-1: reply", "REQ-1: 40", "(9,22): Expected at least 100, not 40.")]
    [TestCase("REQ-1: reply", "REQ-1: []", "(9,22): Expected at least 1 item, not 0 items.")]
    [TestCase("REQ-1: reply", "REQ-1: [400, 4x]", "(9,28): Expected one of \"1xx\", \"2xx\", \"3xx\", \"4xx\", \"5xx\", not \"4x\". Did you mean \"4xx\"?")]
    [TestCase("REQ-1: reply", "REQ-1: null", "(9,22): Expected string or integer or array or object, not null.")]
    [TestCase("REQ-1: reply", "REQ-1: { header: Allow, pointer: [/a] }", "(9,22): Expected exactly one of: *")]
    [TestCase("REQ-1: reply", "REQ-1: { contains: [a] }", "(9,22): Expected exactly one of: *")]
    [TestCase("REQ-1: reply", "REQ-1: { header: 'Retry After' }", "(9,32): Expected the name of a header field, such as Accept, not \"Retry After\".")]
    [TestCase("REQ-1: reply", "REQ-1: { pointer: [error/code] }", "(9,34): Expected a JSON Pointer such as /error/code*not \"error/code\".")]
    [TestCase("REQ-1: reply", "REQ-1: { pointer: [/a~2] }", "(9,34): Expected a JSON Pointer such as /error/code*not \"/a~2\".")]
    [TestCase("REQ-1: reply", "REQ-1: { pointer: [/a], equal: 1 }", "(9,39): There is no key \"equal\" here. Did you mean \"equals\"?")]
    [TestCase("REQ-1: reply", "REQ-1: { header: Allow, equals: 1 }", "(9,22): Expected beside \"equals\" also a member \"pointer\", not only \"header\", \"equals\".")]
    [TestCase("REQ-1: reply", "REQQ-1: reply", "(9,15): There is no requirement \"REQQ-1\". Did you mean \"REQ-1\"?")]
    [TestCase("REQ-1: reply", "req-1: reply", "(9,15): Expected the id of a requirement, such as MODEL-3, not \"req-1\".", "(9,15): There is no requirement \"req-1\". Did you mean \"REQ-1\"?")]
    [TestCase("REQ-1: reply", "REQ-1: { recalls: [first] }", "(9,34): The request holds no code \"first\". There is none.")]
    [TestCase("REQ-1: reply", "REQ-1: { ignores: [first] }", "(9,34): The request holds no code \"first\". There is none.")]
    [TestCase("someone } }\n    control: { without: [user] }\n    expect: { REQ-1: reply }", "'{{code.first}}' } }\n    expect: { REQ-1: { recalls: [frist] } }", "(8,34): The request holds no code \"frist\". Did you mean \"first\"?")]
    [TestCase("user: someone", "user: '{{code.a b}}'", "(7,30): There is no variable \"code.a b\" here. *")]
    [TestCase("{ REQ-1: reply }", "{}", "(9,13): Expected at least 1 member, not 0 members.")]
    public void What_is_wrong_with_an_expectation_is_told(string good, string broken, params string[] problems)
    {
        AssertProblems(good, broken, problems);
    }

    [TestCase("{ body: { user: someone } }", "{ key: secrt, body: { user: a } }", "(7,21): Expected one of \"secret\", \"none\", \"empty\", \"wrong\", \"altered\", \"extended\", \"cut\", \"recased\", \"foreign\", \"test\", \"unscoped\", \"publishable\", not \"secrt\". Did you mean \"secret\"?")]
    [TestCase("{ body: { user: someone } }", "{ key: unscoped, body: { user: a } }", "(7,21): A conversation that uses this says needs: [unscopedKey].")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: '{{unpublishedAgent}}' } }", "(7,30): A conversation that uses this says needs: [unpublishedAgent].")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: '{{agnet}}' } }", "(7,30): There is no variable \"agnet\" here. Did you mean \"agent\"?")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: 'Hello {{turn1.content}}' } }", "(7,30): There is no variable \"turn1.content\" here.*")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, headers: { host: a } }", "(7,46): The client itself writes host; form says how a request differs from the usual one.")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, headers: { Transfer-Encoding: gzip } }", "(7,65): The client can write a body in no other transfer coding than chunked.")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, form: { version: '1.0' }, headers: { Transfer-Encoding: chunked } }", "(7,52): HTTP/1.0 does not know Transfer-Encoding.")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, form: { names: upper } }", "(7,50): Expected one of \"given\", \"lower\", not \"upper\".*")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, raw: x }", "(7,35): There is body already; a request has one of body, raw, rawLatin1 at most.")]
    [TestCase("{ body: { user: someone } }", "{ body: 'model', headers: { A B: c } }", "(7,22): Expected an object *not \"model\".", "(7,42): Expected the name of a header field, such as Accept, not \"A B\".")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, headers: { Accept: 1 } }", "(7,54): Expected string or null, not number 1.")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, headers: { Accept: \"a\\nb\" } }", "(7,54): Expected a text in one line, or null, not \"a\\nb\".")]
    [TestCase("{ body: { user: someone } }", "{ body: { user: a }, headers: { Accept: '{{turn1.content}}' } }", "(7,54): There is no variable \"turn1.content\" here.*")]
    [TestCase("{ body: { user: someone } }", "{ rawLatin1: '€' }", "(7,27): Expected the body's text in characters of Latin-1*not \"€\".", "(8,26): The body has no member \"user\" to take away. There are \"model\", \"messages\".")]
    [TestCase("{ body: { user: someone } }", "{ path: chat, body: { user: a } }", "(7,22): Expected a path below the base URL that begins with a slash*not \"chat\".")]
    [TestCase("{ body: { user: someone } }", "{ reuseConnection: true, body: { user: a } }", "(7,33): There is no turn before the first whose connection could be used again.")]
    [TestCase("without: [user]", "without: [usr]", "(8,26): The body has no member \"usr\" to take away. Did you mean \"user\"?")]
    public void What_is_wrong_with_a_request_is_told(string good, string broken, params string[] problems)
    {
        AssertProblems(good, broken, problems);
    }

    [TestCase("stream: [true, true]", "(3,18): The label \"true\" is there twice; make the axis a map from labels to values.")]
    [TestCase("stream: [1, '1']", "(3,15): The label \"1\" is there twice; make the axis a map from labels to values.")]
    [TestCase("stream: ['']", "(3,12): This value has no text to be a label; make the axis a map from labels to values.")]
    [TestCase("stream: [{ a: 1 }]", "(3,12): This value has no text to be a label; make the axis a map from labels to values.")]
    [TestCase("stream: []", "(3,11): Expected at least 1 item, not 0 items.")]
    [TestCase("stream: {}", "(3,11): Expected at least 1 member, not 0 members.")]
    [TestCase("stream: true", "(3,11): Expected array or object, not boolean true.")]
    [TestCase("stream: ['a{{stream}}']", "(3,12): There is no variable \"stream\" here.*")]
    [TestCase("stream: [true]\n  agent: [a]", "(4,3): The axis \"agent\" hides a variable of that name; give it another one.")]
    [TestCase("stream: [true]\n  turn1: [a]", "(4,3): The axis \"turn1\" hides a variable of that name; give it another one.")]
    [TestCase("stream: [true]\n  idle: [a]", "(4,3): No request holds \"{{idle}}\", so each value of this axis would send the same.")]
    [TestCase("stream: [true]\n  Idle_1: [a]", "(4,3): Expected the name of an axis: a small letter, then letters and digits, not \"Idle_1\".", "(4,3): No request holds \"{{Idle_1}}\", so each value of this axis would send the same.")]
    public void What_is_wrong_with_the_matrix_is_told(string matrix, params string[] problems)
    {
        var text = Good
            .Replace("title:", $"matrix:\n  {matrix}\ntitle:", StringComparison.Ordinal)
            .Replace("user: someone", "user: someone, stream: '{{stream}}'", StringComparison.Ordinal);

        AssertTold(ProblemsOf(text), problems);
    }

    [Test]
    public void An_empty_matrix_is_told()
    {
        AssertProblems("title:", "matrix: {}\ntitle:", "(2,9): Expected at least 1 member, not 0 members.");
    }

    [Test]
    public void A_later_turn_may_use_what_an_earlier_one_answered()
    {
        var text = Good + "  - request: { body: { user: '{{turn1.content}}', messages: ['{{turn1.message}}', '{{turn2.message}}'] } }\n    expect: { REQ-1: reply }\n";

        AssertTold(ProblemsOf(text), "(10,83): There is no variable \"turn2.message\" here. Did you mean \"turn1.message\"?");
    }

    [Test]
    public void Conversations_that_wait_for_each_other_are_told()
    {
        using var specs = new SpecsOnDisk()
            .With("conversations/a.yaml", "name: a\nafterFailureOf: b\ntitle: A\nturns: [{ expect: { REQ-1: reply } }]\n")
            .With("conversations/b.yaml", "name: b\nafterFailureOf: a\ntitle: B\nturns: [{ expect: { REQ-1: reply } }]\n");

        Assert.That(specs.Problems(), Is.EqualTo(
        [
            "conversations/a.yaml(2,17): This conversation waits for itself, by way of the one that it names here: neither is ever sent.",
            "conversations/b.yaml(2,17): This conversation waits for itself, by way of the one that it names here: neither is ever sent.",
        ]));
    }

    [Test]
    public void A_name_that_a_built_in_conversation_has_is_told_with_its_place()
    {
        AssertProblems("name: own", "name: single-turn", "(1,7): The name \"single-turn\" is there already, in conversations/request/single-turn.yaml(2,7).");
    }

    [Test]
    public void A_matrix_of_too_many_combinations_is_told()
    {
        var axis = string.Join(", ", Enumerable.Range(1, 40));
        var text = Good
            .Replace("title:", $"matrix: {{ one: [{axis}], two: [{axis}] }}\ntitle:", StringComparison.Ordinal)
            .Replace("user: someone", "user: '{{one}}{{two}}'", StringComparison.Ordinal);

        AssertTold(ProblemsOf(text), "(2,9): The matrix has 1,600 combinations; at most 1,000 are run.");
    }

    private static void AssertProblems(string good, string broken, params string[] problems) =>
        AssertTold(ProblemsOf(Good.Replace(good, broken, StringComparison.Ordinal)), problems);

    private static void AssertTold(IReadOnlyList<string> told, params string[] expected)
    {
        Assert.That(told, Has.Count.EqualTo(expected.Length), string.Join('\n', told));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (problem, pattern) in told.Zip(expected))
            {
                Assert.That(problem, Told.As("conversations/own.yaml" + pattern));
            }
        }
    }

    private static IReadOnlyList<string> ProblemsOf(string conversation)
    {
        using var specs = new SpecsOnDisk().With("conversations/own.yaml", conversation);
        return specs.Problems();
    }
}
