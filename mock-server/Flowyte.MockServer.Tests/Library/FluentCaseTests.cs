using System.Text.Json.Nodes;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>Cases that are taught in code.</summary>
[CancelAfter(20_000)]
public sealed class FluentCaseTests : MockFixture
{
    private const string Tool = """[{"id":"call_1","type":"function","function":{"name":"stock","arguments":"{}"}}]""";

    [Test]
    public async Task An_agent_is_taught_in_a_line()
    {
        Mock.Agent("agt_line").WhenUserSays("hello").Reply("Hi");

        Assert.That(await AskAsync("agt_line", "Well, HELLO there"), Is.EqualTo("Hi"));
    }

    [TestCase("ping", "exact")]
    [TestCase("the menu", "contains")]
    [TestCase("the card", "contains")]
    [TestCase("cancel order 17", "regex 17 of 17")]
    [TestCase("anything else", "rest")]
    public async Task The_last_message_decides(string text, string reply)
    {
        // Tests of this class run at once, on one mock.
        var agent = Mock.Agent($"agt_{TestContext.CurrentContext.Test.ID}")
            .When().Reply("rest")
            .WhenUserSaysExactly("ping").Reply("exact")
            .WhenUserSays("menu", "card").Reply("contains")
            .WhenUserMatches(@"(?<what>cancel) order (?<number>\d+)").Reply("regex {{number}} of {{number}}");

        Assert.That(await AskAsync(agent.Id, text), Is.EqualTo(reply));
    }

    [Test]
    public async Task Every_other_condition_of_the_files_can_be_asked_for()
    {
        Mock.Agent("agt_all")
            .When().Reply("rest")
            .When().Message(role: "system", contains: "pirate").Message(role: "assistant", matches: "a(?<rs>r+)").Reply("Ho {{rs}}")
            .WhenUserSays("orders").Anywhere(@"order (?<numbers>\d+)").Reply("You asked about {{numbers}}")
            .WhenUserSays("turn").OnTurn(2).Reply("second")
            .WhenUserSays("turn").OnTurns(3).Reply("later")
            .WhenUserSays("stock").AfterToolResult("stock", matches: @"(?<count>\d+)").Reply("{{count}} left")
            .WhenUserSays("stock").WithoutToolResult().Reply("let me look")
            .When().FromUser("/ann(e)?/").Reply("Dear Ann");

        Assert.Multiple(async () =>
        {
            Assert.That(await AskAsync("agt_all", Message("system", "Be a pirate"), Message("user", "x"), Message("assistant", "arrr"), Message("user", "y")), Is.EqualTo("Ho rrr"));
            Assert.That(await AskAsync("agt_all", Message("user", "order 7"), Message("user", "order 12"), Message("user", "my orders")), Is.EqualTo("You asked about 7, 12"));
            Assert.That(await AskAsync("agt_all", Message("user", "a"), Message("user", "my turn")), Is.EqualTo("second"));
            Assert.That(await AskAsync("agt_all", Message("user", "a"), Message("user", "b"), Message("user", "my turn")), Is.EqualTo("later"));
            Assert.That(await AskAsync("agt_all", "in stock?"), Is.EqualTo("let me look"));
            Assert.That(await AskAsync("agt_all", Message("user", "in stock?"), Call(), Result("12 pieces")), Is.EqualTo("12 left"));
            Assert.That(await SayAsync(new JsonObject { ["model"] = "agt_all", ["messages"] = new JsonArray(Message("user", "x")), ["user"] = "anne" }), Is.EqualTo("Dear Ann"));
        });
    }

    [Test]
    public async Task A_conversation_is_taught_turn_by_turn()
    {
        Mock.Agent("agt_talk").Conversation(("hello", "Who are you?"), ("bob", "Hello Bob"));

        Assert.Multiple(async () =>
        {
            Assert.That(await AskAsync("agt_talk", "hello"), Is.EqualTo("Who are you?"));
            Assert.That(await AskAsync("agt_talk", Message("user", "hello"), Message("assistant", "Who are you?"), Message("user", "I am Bob")), Is.EqualTo("Hello Bob"));
        });
    }

    [Test]
    public async Task Chunks_are_sent_as_they_are_taught()
    {
        Mock.Agent("agt_chunks").WhenUserSays("count").ReplyInChunks("One, ", "two, ", "three.");
        using var response = await Client.PostAsync(Question("count", "agt_chunks", stream: true));

        Assert.That((await response.ChunksAsync()).Pieces(), Is.EqualTo(["One, ", "two, ", "three."]));
    }

    [Test]
    public async Task Code_goes_before_the_file_and_the_latest_of_equals_before_the_others()
    {
        var agent = Mock.Agent("agt_123");
        agent.WhenUserSays("canada").Reply("First");
        var first = await AskAsync("agt_123", "Do you ship to Canada?");
        agent.WhenUserSays("canada").Reply("Second");
        var second = await AskAsync("agt_123", "Do you ship to Canada?");
        var file = await AskAsync("agt_123", "Summarize your return policy.");
        agent.Forget();
        var forgotten = await AskAsync("agt_123", "Do you ship to Canada?");

        Assert.Multiple(() =>
        {
            Assert.That((first, second), Is.EqualTo(("First", "Second")));
            Assert.That(file, Does.StartWith("You can return anything within 30 days"));
            Assert.That(forgotten, Does.StartWith("Yes, we ship to Canada."));
        });
    }

    [Test]
    public async Task The_journal_says_that_a_case_is_from_code()
    {
        Mock.Agent("agt_told").WhenUserSays("other").Reply("x").WhenUserSays("hello").Reply("Hi");
        using var response = await Client.PostAsync(Question("hello", "agt_told"));

        var match = Mock.Requests.To("agt_told").Single().Match!;
        Assert.That((match.Text, match.Case, match.Line), Is.EqualTo(("case 2 from code of agt_told: contains \"hello\"", (int?)2, (int?)null)));
    }

    [Test]
    public async Task An_agent_can_be_strict_unpublished_and_have_keys_of_its_own()
    {
        Mock.Agent("agt_strict").Strict().WhenUserSays("hello").Reply("Hi");
        Mock.Agent("agt_unpublished").Published(false);
        Mock.Agent("agt_closed").WithKey("flowyte_sk_test_own").ForItsKeysOnly();
        using var own = new MockClient(Mock.BaseUrl, "flowyte_sk_test_own");
        using var missed = await Client.PostAsync(Question("hallo", "agt_strict"));
        using var unpublished = await Client.PostAsync(Question("hello", "agt_unpublished"));
        using var foreign = await Client.PostAsync(Question("hello", "agt_closed"));
        using var owned = await own.PostAsync(Question("hello", "agt_closed"));

        Assert.Multiple(async () =>
        {
            Assert.That(new[] { missed, unpublished, foreign, owned }.Select(response => (int)response.StatusCode), Is.EqualTo([404, 409, 403, 200]));
            Assert.That((string?)(await missed.JsonAsync())["detail"], Does.Contain("The nearest is case 1 from code: contains \"hello\""));
        });
    }

    [TestCase("(", "matches is not a regular expression that the mock can use")]
    [TestCase("(?<a>x)", "{{b}} stands for nothing. The name of a group in a regular expression of the case")]
    public void What_cannot_be_taught_is_told_as_for_files(string expression, string message) =>
        Assert.That(
            () => Mock.Agent("agt_wrong").WhenUserMatches(expression).Reply("{{b}}"),
            Throws.InstanceOf<AgentsException>().With.Message.StartsWith($"agt_wrong: {message}"));

    [Test]
    public void Other_mistakes_are_told_too()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Mock.Agent("not an id"), Throws.ArgumentException.With.Message.Contains("such as agt_123"));
            Assert.That(() => Mock.Agent("agt_wrong").WhenUserSays("a").UserSays("b"), Throws.InstanceOf<AgentsException>().With.Message.Contains("says contains already"));
            Assert.That(() => Mock.Agent("agt_wrong").WhenUserSays("a").WithFault("no-dome").Reply("b"), Throws.InstanceOf<AgentsException>().With.Message.Contains("Did you mean no-done?"));
            Assert.That(() => Mock.Agent("agt_wrong").When().FailWith(200).ThenReply("b"), Throws.InstanceOf<AgentsException>().With.Message.Contains("200 is no status of a refusal"));
            Assert.That(() => Mock.Agent("agt_wrong").WithPace(TimeSpan.FromHours(1)), Throws.InstanceOf<AgentsException>().With.Message.Contains("at most a minute"));
            Assert.That(() => Mock.Agent("agt_wrong").WithKey("secret"), Throws.ArgumentException.With.Message.Contains("flowyte_sk_"));
        });
    }

    [Test]
    public async Task Teaching_while_requests_run_is_safe_and_in_force_at_once(CancellationToken cancellation)
    {
        const int Each = 25;
        var wrong = 0;
        await Parallel.ForAsync(0, 8, cancellation, async (worker, _) =>
        {
            for (var number = 0; number < Each; number++)
            {
                Mock.Agent($"agt_busy_{worker % 2}").WhenUserSaysExactly($"{worker}-{number}").Reply($"reply {worker}-{number}");
                wrong += await AskAsync($"agt_busy_{worker % 2}", $"{worker}-{number}") == $"reply {worker}-{number}" ? 0 : 1;
            }
        });

        Assert.That(wrong, Is.Zero);
        Assert.That(await AskAsync("agt_busy_0", "0-0"), Is.EqualTo("reply 0-0"));
    }

    [Test]
    public async Task A_reload_of_the_files_keeps_what_code_has_taught(CancellationToken cancellation)
    {
        using var folder = new Agents.AgentsFiles(("me.yaml", "id: agt_me\npublished: true\ncases:\n  - { contains: hi, reply: old }\n"));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path }, cancellation);
        using var client = new MockClient(mock);
        mock.Agent("agt_me").WhenUserSays("hello").Reply("from code");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "me.yaml"), "id: agt_me\npublished: true\ncases:\n  - { contains: hi, reply: new }\n", cancellation);
        await mock.Reloads.NextAsync(cancellation: cancellation);
        using var file = await client.PostAsync(Question("hi", "agt_me"));
        using var code = await client.PostAsync(Question("hello", "agt_me"));

        Assert.That((await file.TextAsync(), await code.TextAsync()), Is.EqualTo(("new", "from code")));
    }

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static JsonObject Call() => new() { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = JsonNode.Parse(Tool) };

    private static JsonObject Result(string content) => new() { ["role"] = "tool", ["tool_call_id"] = "call_1", ["content"] = content };

    private async Task<string> AskAsync(string agent, string text) => await SayAsync(Question(text, agent));

    private async Task<string> AskAsync(string agent, params JsonNode[] messages) =>
        await SayAsync(new JsonObject { ["model"] = agent, ["messages"] = new JsonArray(messages) });

    private async Task<string> SayAsync(JsonObject body)
    {
        using var response = await Client.PostAsync(body);
        return await response.TextAsync();
    }
}
