using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Quotas;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Errors;

/// <summary>Every reason that the mock refuses a request for.</summary>
internal static class Refusals
{
    private const string InvalidRequest = "invalid_request_error";
    private const string Realm = "Bearer realm=\"Flowyte\"";

    public static Refusal NotFound() => new()
    {
        Status = 404,
        Code = "not_found",
        Title = "Not found",
        Detail = $"The mock serves nothing here. It serves POST {Routes.Completions}, the sessions that begin with POST {Routes.Sessions}, and the widget: POST {Routes.Agents}/{{id}}/publishable-keys.",
        OpenAIType = "not_found_error",
        Instance = Routes.Base,
    };

    public static Refusal MethodNotAllowed() => new()
    {
        Status = 405,
        Code = "method_not_allowed",
        Title = "Method not allowed",
        Detail = "Completions are created with POST.",
        OpenAIType = InvalidRequest,
        Headers = [new("Allow", "POST")],
    };

    public static Refusal MissingKey() => new()
    {
        Status = 401,
        Code = "missing_api_key",
        Title = "Unauthorized",
        Detail = "Send a secret key: Authorization: Bearer flowyte_sk_…",
        OpenAIType = "authentication_error",
        Headers = [new("WWW-Authenticate", Realm)],
    };

    public static Refusal InvalidKey() => new()
    {
        Status = 401,
        Code = "invalid_api_key",
        Title = "Unauthorized",
        Detail = "No such key was issued. Check the key that is sent as Authorization: Bearer flowyte_sk_…",
        OpenAIType = "authentication_error",
        Headers = [new("WWW-Authenticate", Realm + ", error=\"invalid_token\"")],
    };

    public static Refusal MissingScope(string scope) => new()
    {
        Status = 403,
        Code = "insufficient_scope",
        Title = "Forbidden",
        Detail = $"The key lacks the scope {scope}.",
        OpenAIType = "permission_error",
        Headers = [new("WWW-Authenticate", Realm + $", error=\"insufficient_scope\", scope=\"{scope}\"")],
    };

    public static Refusal PublishableKey() => new()
    {
        Status = 403,
        Code = "publishable_key_not_allowed",
        Title = "Forbidden",
        Detail = "Publishable keys serve the chat widget only. Send a secret key: Authorization: Bearer flowyte_sk_…",
        OpenAIType = "permission_error",
    };

    public static Refusal UnsupportedMediaType() => new()
    {
        Status = 415,
        Code = "unsupported_media_type",
        Title = "Unsupported media type",
        Detail = "Send the body as UTF-8 with Content-Type: application/json and without Content-Encoding.",
        OpenAIType = InvalidRequest,
        Headers = [new("Accept-Post", "application/json")],
    };

    public static Refusal TooLarge(int limit) => new()
    {
        Status = 413,
        Code = "payload_too_large",
        Title = "Content too large",
        Detail = $"The body has more than {limit} bytes.",
        OpenAIType = InvalidRequest,
    };

    public static Refusal TooSlow() => new()
    {
        Status = 408,
        Code = "request_timeout",
        Title = "Request timeout",
        Detail = "The body stopped arriving, or came too slowly. Send it at once.",
        OpenAIType = InvalidRequest,
    };

    /// <summary>The refusal of a request that could not be read.</summary>
    /// <param name="exception">What the web server said, or what reads addresses and unpacks bodies.</param>
    public static Refusal Unreadable(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => TooSlow(),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(BodyReader.LimitElsewhere),
        UriFormatException => Invalid([new("Host", "The header Host is no host.")]),
        _ => Invalid([new("body", "The body ends early, or its framing or coding is broken.")]),
    };

    public static Refusal Invalid(ImmutableArray<FieldError> errors) => new()
    {
        Status = 400,
        Code = "validation_error",
        Title = "Invalid request",
        Detail = string.Join(' ', errors.Select(error => error.Message)),
        OpenAIType = InvalidRequest,
        Errors = errors,
    };

    public static Refusal UnknownAgent(IEnumerable<string> known)
    {
        var message = $"model is not the id of an agent. The agents here are {string.Join(", ", known)}.";
        return new()
        {
            Status = 400,
            Code = "unknown_agent",
            Title = "Unknown agent",
            Detail = message,
            OpenAIType = InvalidRequest,
            Errors = [new("model", message)],
        };
    }

    public static Refusal ForeignAgent() => new()
    {
        Status = 403,
        Code = "agent_not_allowed",
        Title = "Forbidden",
        Detail = "The agent is restricted to the keys of its own file, and this key is none of them.",
        OpenAIType = "permission_error",
        Errors = [new("model", "model is the id of an agent that this key may not ask.")],
    };

    /// <summary>A request beyond a quota. It may come again when the quota's window is over.</summary>
    public static Refusal RateLimited(Admission admission) => new()
    {
        Status = 429,
        Code = "rate_limited",
        Title = "Too Many Requests",
        Detail = $"The quota of this key is used up: {admission.Quota}. Ask again after {admission.ResetSeconds} s.",
        OpenAIType = "rate_limit_error",
        Headers = [new("Retry-After", admission.ResetSeconds)],
    };

    /// <summary>404, because no mainstream client sends such a request again by itself.</summary>
    public static Refusal NoCaseMatches(string miss) => new()
    {
        Status = 404,
        Code = "no_case_matches",
        Title = "No case matches",
        Detail = miss,
        OpenAIType = "not_found_error",
        Errors = [new("messages", miss)],
    };

    public static Refusal NoPublishedVersion()
    {
        const string Message = "model is the id of an agent that was never published. Publish it first.";
        return new()
        {
            Status = 409,
            Code = "no_published_version",
            Title = "No published version",
            Detail = Message,
            OpenAIType = InvalidRequest,
            Errors = [new("model", Message)],
        };
    }
}
