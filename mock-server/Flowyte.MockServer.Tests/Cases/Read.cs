using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Tests.Cases;

/// <summary>Short ways to agents and conversations without a server.</summary>
internal static class Read
{
    /// <summary>An agent with cases, which have to be right.</summary>
    public static Agent Agent(string cases)
    {
        var problems = new List<AgentsProblem>();
        var agent = new AgentReader("me.yaml", new FailGrammar(new FaultInjector(directory: null, ofServer: null)), problems)
            .Read($"id: agt_me\npublished: true\ncases:\n{cases}\n");
        Assert.That(problems, Is.Empty);
        return agent!;
    }

    /// <summary>A conversation of messages such as <c>user: Hello</c>.</summary>
    public static Conversation Conversation(params string[] messages) => new(
        [.. messages.Select(message => message.Split(": ", 2)).Select(parts => new ChatMessage(parts[0].Split(' ')[0], parts[1]) { Tool = parts[0].Split(' ') is [_, var tool] ? tool : null })],
        user: null);

    /// <summary>What the agent's case says to a conversation; null where none fits.</summary>
    public static string? Reply(this Agent agent, in Conversation conversation) =>
        agent.Cases.Find(conversation) is { } found ? string.Concat(found.Reply.Fill(found.Take(conversation))) : null;
}
