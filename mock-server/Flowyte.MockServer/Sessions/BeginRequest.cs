using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Sessions;

/// <summary>A request for a session. Members beyond those read are legal and ignored.</summary>
/// <param name="AgentId">The id of the agent.</param>
internal sealed record BeginRequest(string AgentId)
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static BeginRequest? Read(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors) => RequestBody.Read(body, Read, out errors);

    private static BeginRequest Read(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        var agent = root.Member("agentId"u8);
        if (agent is { ValueKind: JsonValueKind.String } text)
        {
            return new(text.GetString()!);
        }

        errors.Add(new("agentId", $"agentId {(agent is null ? "is missing" : "must be a string")}: the id of a published agent."));
        return new("");
    }
}
