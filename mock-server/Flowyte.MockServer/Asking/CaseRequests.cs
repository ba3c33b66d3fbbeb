using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Asking;
using Flowyte.MockServer.Cases;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer;

/// <summary>Makes requests of the cases of agents: of a recording, or of files that somebody wrote.</summary>
public static class CaseRequests
{
    // What is said is sent as it stands; the body is no HTML.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The requests of all cases of a folder, in the order of files and lines. A case whose reply is a list of chunks is asked for as a stream,
    /// any other as a completion.
    /// </summary>
    /// <param name="directory">The folder of the agents' YAML files.</param>
    /// <exception cref="AgentsException">A file is broken, or there is no published agent.</exception>
    public static ImmutableArray<CaseRequest> Of(string directory) =>
        [.. AgentsFolder.Load(directory, new FaultInjector(directory: null, ofServer: null)).SelectMany(agent => agent.Cases.InOrder, Request)];

    private static CaseRequest Request(Agent agent, ReplyCase reply)
    {
        var request = new CaseRequest { Agent = agent.Id, Place = $"{Path.GetFileName(agent.File)}, {reply.Place}" };
        if (WhyNot(agent, reply) is { } reason)
        {
            return request with { WhyNot = reason };
        }

        var conversation = new CaseConversation(reply, agent.Cases);
        return conversation.WhyNot is { } obstacle
            ? request with { WhyNot = obstacle }
            : request with { Body = Body(conversation, reply.Reply.AreChunks) };
    }

    private static string? WhyNot(Agent agent, ReplyCase reply) => reply switch
    {
        _ when !agent.Published => "its agent is not published",
        _ when agent.IsRestricted => "its agent answers keys of its own alone",
        { Fault: { } fault } => $"its answer is broken on purpose ({fault})",
        { Fails: var fails } when fails.FirstOrDefault(step => step is not SlowStartStep) is { } step => $"its first attempts fail on purpose ({step})",
        _ => null,
    };

    private static string Body(CaseConversation conversation, bool isStream)
    {
        var body = new JsonObject
        {
            ["messages"] = new JsonArray([.. conversation.Messages.Select(message => new JsonObject { ["role"] = message.Role, ["content"] = message.Text })]),
        };
        if (conversation.User is { } user)
        {
            body["user"] = user;
        }

        if (isStream)
        {
            body["stream"] = true;
        }

        return body.ToJsonString(Format);
    }
}
