using System.Text.Json.Nodes;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Agents;

public sealed class AgentsFolderTests
{
    private const string Good = "id: agt_me\npublished: true\n";

    [TestCase("published: true\n", 1, 1, "needs the key id")]
    [TestCase("id: agt_me\n", 1, 1, "needs the key published")]
    [TestCase("id: agt me\npublished: true\n", 1, 5, "such as agt_123")]
    [TestCase("id: agt_me\npublished: yes\n", 2, 12, "published is true or false")]
    [TestCase("id: agt_me\npublisht: true\n", 2, 1, "Did you mean published?")]
    [TestCase("- a\n- b\n", 1, 1, "An agent is a mapping with id")]
    [TestCase("id: [\n", 2, 1, "This is not YAML")]
    [TestCase("", 1, 1, "0 documents; one was expected")]
    [TestCase(Good + "pace: fast\n", 3, 7, "Pace is a mapping with firstToken, latency, perChunk, tokensPerSecond, jitter")]
    [TestCase(Good + "pace: { latency: { p50: 2s, p99: 1s } }\n", 3, 18, "p99 is shorter than p50: a percentile never falls.")]
    [TestCase(Good + "pace: { latency: { p50: fast } }\n", 3, 18, "such as p50=300ms,p90=800ms,p99=2s")]
    [TestCase(Good + "pace: { firstToken: 1s, latency: { p50: 2s } }\n", 3, 34, "one of them was expected")]
    [TestCase(Good + "quota: { requests: 0 per minute }\n", 3, 20, "a number above 0 and a time was expected, such as 60 per minute or 5 per 10s")]
    [TestCase(Good + "pace: { firstToken: 5 }\n", 3, 21, "such as 20ms or 1.5s")]
    [TestCase(Good + "pace: { perChunk: 2h }\n", 3, 19, "such as 20ms or 1.5s")]
    [TestCase(Good + "pace: { perChunk: 61s }\n", 3, 19, "at most a minute")]
    [TestCase(Good + "cases: {}\n", 3, 8, "cases is a list")]
    [TestCase(Good + "cases:\n  - contains: a\n", 4, 5, "needs the key reply")]
    [TestCase(Good + "cases:\n  - contains: a\n    reply: []\n", 5, 12, "Reply is a text")]
    [TestCase(Good + "cases:\n  - contains: a\n    replies: hi\n", 5, 5, "Did you mean reply?")]
    [TestCase(Good + "cases:\n  - matches: a\n    reply: hi\n", 4, 14, "between slashes")]
    [TestCase(Good + "cases:\n  - anywhere: a\n    reply: hi\n", 4, 15, "anywhere is a regular expression between slashes")]
    [TestCase(Good + "cases:\n  - anywhere: /(?<code>a)/\n    reply: '{{kode}}'\n", 5, 12, "{{kode}} stands for nothing")]
    [TestCase(Good + "cases:\n  - matches: /(a/\n    reply: hi\n", 4, 14, "not a regular expression")]
    [TestCase(Good + "cases:\n  - matches: /(?=a)b/\n    reply: hi\n", 4, 14, "not a regular expression")]
    [TestCase(Good + "cases:\n  - matches: /(?<code>a)/\n    reply: '{{kode}}'\n", 5, 12, "{{kode}} stands for nothing")]
    [TestCase(Good + "cases:\n  - matches: /(?<code>a)/\n    reply: '{{code | uper}}'\n", 5, 12, "There is no filter uper: json, lower, trim, upper were expected.")]
    [TestCase(Good + "cases:\n  - turn: many\n    reply: hi\n", 4, 11, "turn is the number of messages that the user has sent: 2, 2-4 or 2+ were expected.")]
    [TestCase(Good + "cases:\n  - turn: 4-2\n    reply: hi\n", 4, 11, "2, 2-4 or 2+ were expected")]
    [TestCase(Good + "cases:\n  - message: { role: bot }\n    reply: hi\n", 4, 22, "role is one of system, user, assistant, tool.")]
    [TestCase(Good + "cases:\n  - message: {}\n    reply: hi\n", 4, 14, "Every conversation has a message.")]
    [TestCase(Good + "cases:\n  - toolResult: { tol: x }\n    reply: hi\n", 4, 19, "Did you mean tool?")]
    [TestCase(Good + "cases:\n  - user: /(/\n    reply: hi\n", 4, 11, "not a regular expression")]
    [TestCase(Good + "cases:\n  - turns: [{ contains: a }]\n", 4, 13, "A turn needs the key reply")]
    [TestCase(Good + "cases:\n  - turns: [{ reply: a }]\n    contains: a\n", 5, 5, "A case of turns has no key")]
    [TestCase(Good + "cases:\n  - turns: [{ reply: '{{a}}' }, { matches: '/(?<a>.)/', reply: b }]\n", 4, 22, "{{a}} stands for nothing")]
    [TestCase(Good + "pace: { perChunk: 1s, tokensPerSecond: 4 }\n", 3, 40, "one of them was expected")]
    [TestCase(Good + "pace: { tokensPerSecond: 0 }\n", 3, 26, "tokensPerSecond is a number above 0, and at most 1000000.")]
    [TestCase(Good + "pace: { jitter: 20 }\n", 3, 17, "jitter is a number above 0%, and at most 100%.")]
    [TestCase(Good + "restricted: true\n", 3, 13, "The agent is restricted to its own keys, and has none")]
    [TestCase(Good + "keys:\n  - key: secret\n    scopes: [chat:write]\n", 4, 10, "flowyte_sk_")]
    public async Task A_broken_file_is_named_with_line_column_and_what_was_expected(string yaml, int line, int column, string message)
    {
        using var folder = new AgentsFiles(("me.yaml", yaml));
        var exception = (await Assert.ThrowsAsync<AgentsException>(
            () => FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path })))!;

        Assert.Multiple(() =>
        {
            Assert.That(exception.Message, Does.StartWith($"{System.IO.Path.Combine(folder.Path, "me.yaml")}({line},{column}): "));
            Assert.That(exception.Message, Does.Contain(message));
        });
    }

    [Test]
    public async Task Every_problem_of_every_file_is_listed()
    {
        using var folder = new AgentsFiles(("a.yaml", "id: a\npublished: 1\nname: []\n"), ("b.yaml", "id: b\n"));
        var exception = (await Assert.ThrowsAsync<AgentsException>(
            () => FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path })))!;

        Assert.That(exception.Problems.Select(problem => System.IO.Path.GetFileName(problem.File)), Is.EqualTo((string[])["a.yaml", "a.yaml", "b.yaml"]));
    }

    [Test]
    public void Two_agents_of_one_id_are_refused()
    {
        using var folder = new AgentsFiles(("a.yaml", Good), ("b.yaml", Good));

        Assert.That(
            async () => await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path }),
            Throws.InstanceOf<AgentsException>().With.Message.Contains("b.yaml: The id agt_me belongs to an agent of another file"));
    }

    [Test]
    public void A_folder_without_a_published_agent_is_refused()
    {
        using var folder = new AgentsFiles(("a.yaml", "id: a\npublished: false\n"));

        Assert.That(
            async () => await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path }),
            Throws.InstanceOf<AgentsException>().With.Message.Contains("No agent is published"));
    }

    [Test]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.That(
            async () => await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = "/no/such/folder" }),
            Throws.InstanceOf<AgentsException>().With.Message.Contains("There is no such folder"));

    [TestCase("I like TEA", "Tea it is.")]
    [TestCase("I like coffee", "Tea it is.")]
    [TestCase("  Bye ", "See you.")]
    [TestCase("order 42, please", "Order 42 for you.")]
    public async Task The_first_case_that_fits_is_taken(string message, string reply)
    {
        const string Cases = """
            cases:
              - contains: [tea, coffee]
                reply: Tea it is.
              - exact: bye
                reply: See you.
              - matches: /order (?<number>\d+)/
                reply: ["Order ", "{{ number }}", " for you."]
              - contains: order
                reply: Which one?
            """;
        using var folder = new AgentsFiles(("me.yaml", Good + Cases));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(Question(message, "agt_me"));

        Assert.That(await response.TextAsync(), Is.EqualTo(reply));
    }

    [TestCase("Which?", "I know of a1, b2, c3.")]
    [TestCase("Mine is code d4. Which?", "I know of a1, b2, c3, d4.")]
    [TestCase("Anything else?", "Again?")]
    public async Task What_a_pattern_finds_anywhere_is_a_list_without_what_the_system_says(string last, string reply)
    {
        const string Cases = """
            cases:
              - contains: which
                anywhere: /code (?<codes>\w+)/
                reply: I know of {{codes}}.
              - anywhere: /code a1/
                reply: Again?
            """;
        using var folder = new AgentsFiles(("me.yaml", Good + Cases));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock);
        var body = Question(last, "agt_me");
        var messages = body["messages"]!.AsArray();
        messages.Insert(0, Message("system", "code z9"));
        messages.Insert(1, Message("user", "code a1 and code b2"));
        messages.Insert(2, Message("assistant", "code a1"));
        messages.Insert(3, new JsonObject { ["role"] = "tool", ["tool_call_id"] = "call_1", ["content"] = new JsonArray(Part("found "), Part("code c3")) });
        using var response = await client.PostAsync(body);

        Assert.That(await response.TextAsync(), Is.EqualTo(reply));
    }

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static JsonObject Part(string text) => new() { ["type"] = "text", ["text"] = text };

    [Test]
    public async Task Persona_and_knowledge_are_for_people_and_change_no_answer()
    {
        using var plain = new AgentsFiles(("me.yaml", Good));
        using var told = new AgentsFiles(("me.yaml", Good + "persona: A pirate\nknowledge: [Ships, Rum]\n"));
        var answers = new List<string>();
        foreach (var folder in new[] { plain, told })
        {
            await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
            using var client = new MockClient(mock);
            using var response = await client.PostAsync(Question("hi", "agt_me"));
            answers.Add(await response.TextAsync());
            using var http = new HttpClient();
            answers.Add((string?)JsonNode.Parse(await http.GetStringAsync(new Uri(mock.PageUrl, "/_flowyte/agents")))!["agents"]![0]!["persona"] ?? "");
        }

        Assert.That(answers, Is.EqualTo([answers[0], "", answers[0], "A pirate"]));
    }

    [TestCase("flowyte_sk_test_mine", "agt_mine", 200, null)]
    [TestCase("flowyte_sk_test_both", "agt_mine", 403, "insufficient_scope")]
    [TestCase("flowyte_sk_test_both", "agt_ours", 200, null)]
    [TestCase("flowyte_sk_test_mine", "agt_ours", 200, null)]
    [TestCase(MockKeys.Secret, "agt_mine", 403, "agent_not_allowed")]
    [TestCase(MockKeys.Secret, "agt_ours", 200, null)]
    public async Task Which_keys_may_ask_an_agent_and_what_they_may_is_said_by_its_file(string key, string agent, int status, string? code)
    {
        using var folder = new AgentsFiles(
            ("mine.yaml", "id: agt_mine\npublished: true\nrestricted: true\nkeys: [{ key: flowyte_sk_test_mine, scopes: chat:write }, { key: flowyte_sk_test_both, scopes: chat:read }]\n"),
            ("ours.yaml", "id: agt_ours\npublished: true\nkeys: [{ key: flowyte_sk_test_both, scopes: chat:write }]\n"));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock) { Authorization = new("Bearer", key) };
        using var response = await client.PostAsync(Question("hi", agent));

        Assert.That(((int)response.StatusCode, (string?)(await response.JsonAsync())["code"]), Is.EqualTo((status, code)));
    }

    [TestCase("flowyte_sk_test_full", 200)]
    [TestCase("flowyte_sk_test_read", 403)]
    [TestCase(MockKeys.Secret, 200)]
    public async Task Keys_of_a_file_are_known_beside_the_mocks_own(string key, int status)
    {
        const string Keys = """
            keys:
              - { key: flowyte_sk_test_full, scopes: [chat:read, chat:write] }
              - { key: flowyte_sk_test_read, scopes: chat:read }
            """;
        using var folder = new AgentsFiles(("me.yaml", Good + Keys));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock) { Authorization = new("Bearer", key) };
        using var response = await client.PostAsync(Question("hi", "agt_me"));

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(mock.UnpublishedAgent, Is.Null);
        });
    }
}
