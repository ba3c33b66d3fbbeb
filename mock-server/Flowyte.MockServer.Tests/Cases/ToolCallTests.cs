using System.Text.Json.Nodes;
using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Cases;

public sealed class ToolCallTests
{
    [TestCase("call_1", "Sunny.")]
    [TestCase("call_2", "Nothing new.")]
    [TestCase("call_3", "Of whom?")]
    public async Task A_result_is_known_by_the_call_that_it_answers(string call, string reply)
    {
        const string Yaml = """
            id: agt_me
            published: true
            cases:
              - { toolResult: { tool: weather }, reply: Sunny. }
              - { toolResult: { tool: news }, reply: Nothing new. }
              - { toolResult: true, reply: Of whom? }
            """;
        using var folder = new AgentsFiles(("me.yaml", Yaml));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path });
        using var client = new MockClient(mock);
        using var response = await client.PostAsync(new JsonObject
        {
            ["model"] = "agt_me",
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "user", ["content"] = "hi" },
                new JsonObject { ["role"] = "assistant", ["tool_calls"] = new JsonArray(Call("call_1", "weather"), Call("call_2", "news")) },
                new JsonObject { ["role"] = "tool", ["tool_call_id"] = call, ["content"] = "x" }),
        });

        Assert.That(await response.TextAsync(), Is.EqualTo(reply));
    }

    private static JsonObject Call(string id, string name) => new()
    {
        ["id"] = id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = name, ["arguments"] = "{}" },
    };
}
