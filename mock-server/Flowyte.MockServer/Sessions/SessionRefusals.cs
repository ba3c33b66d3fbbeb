using System.Collections.Immutable;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Sessions;

/// <summary>Every reason that a request to sessions alone is refused for.</summary>
internal static class SessionRefusals
{
    private const string InvalidRequest = "invalid_request_error";

    public static Refusal UnknownSession() => new()
    {
        Status = 404,
        Code = "session_not_found",
        Title = "Not found",
        Detail = "The organisation of this key has no such session. Begin one with POST /api/v1/chat/sessions.",
        OpenAIType = "not_found_error",
    };

    public static Refusal UnknownAgent(IEnumerable<string> known)
    {
        var message = $"agentId is not the id of an agent. The agents here are {string.Join(", ", known)}.";
        return new()
        {
            Status = 404,
            Code = "unknown_agent",
            Title = "Unknown agent",
            Detail = message,
            OpenAIType = "not_found_error",
            Errors = [new("agentId", message)],
        };
    }

    public static Refusal NoPublishedVersion() => Conflict(
        "no_published_version", "No published version", "The agent of the session has no published version here. Publish it first.");

    public static Refusal Ended() => Conflict(
        "session_ended", "The session has ended", "An ended session takes no more messages. Begin another one with POST /api/v1/chat/sessions.");

    public static Refusal Full(MockSessionLimits limits) => Conflict(
        "session_full",
        "The session is full",
        $"A session keeps {limits.MessagesOfSession} messages of {limits.CharactersOfSession} characters together, and the message has no room with its answer. Begin another session.");

    public static Refusal TooMany(MockSessionLimits limits) => Conflict(
        "too_many_sessions",
        "Too many sessions",
        $"The mock keeps {limits.Sessions} sessions, and none of them has ended. End one with POST /api/v1/chat/sessions/{{id}}/end.");

    public static Refusal MethodNotAllowed(ImmutableArray<string> methods) => new()
    {
        Status = 405,
        Code = "method_not_allowed",
        Title = "Method not allowed",
        Detail = $"This is served with {string.Join(" or ", methods)}.",
        OpenAIType = InvalidRequest,
        Headers = [new("Allow", string.Join(", ", methods))],
    };

    public static Refusal NoState(SessionStoreException exception) => new()
    {
        Status = 500,
        Code = "state_unavailable",
        Title = "State unavailable",
        Detail = $"The mock cannot read or write the state of its sessions: {exception.Message} Look at the folder that --state names.",
        OpenAIType = "server_error",
    };

    private static Refusal Conflict(string code, string title, string detail) => new()
    {
        Status = 409,
        Code = code,
        Title = title,
        Detail = detail,
        OpenAIType = InvalidRequest,
    };
}
