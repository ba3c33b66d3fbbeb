using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;

namespace Flowyte.MockServer.Widget;

/// <summary>Every reason that a request to the widget alone is refused for.</summary>
internal static class WidgetRefusals
{
    public static Refusal UnknownAgent(IEnumerable<string> known) => Of(
        404, "unknown_agent", "Unknown agent", $"The path names no agent. The agents here are {string.Join(", ", known)}.");

    public static Refusal UnknownKey() => Of(
        404, "publishable_key_not_found", "Not found", $"The agent has no such publishable key of this organisation. Mint one with POST {Routes.Agents}/{{id}}/publishable-keys.");

    public static Refusal Revoked() => Of(
        409, "publishable_key_revoked", "The publishable key was revoked", "A revoked key stays so. Mint another one.");

    public static Refusal TooManyKeys() => Of(
        409, "too_many_publishable_keys", "Too many publishable keys", $"The mock keeps {PublishableKeys.Most} publishable keys, and none of them was revoked. Revoke one.");

    public static Refusal MissingKeyId() => Of(
        400, "validation_error", "Invalid request", "publishableKeyId is missing in the query: the id of a publishable key of the agent.",
        new FieldError("publishableKeyId", "publishableKeyId is the id of a publishable key of the agent, once."));

    public static Refusal NoPublishedVersion() => Of(
        409, "no_published_version", "No published version", "The agent of the key has no published version here. Publish it first.");

    public static Refusal MissingPublishableKey(bool isInQuery) => Unauthorized(
        "missing_api_key", isInQuery ? "Send the publishable key of the page: ?key=flowyte_pk_…" : "Send the publishable key of the page: Authorization: Bearer flowyte_pk_…");

    public static Refusal InvalidPublishableKey() => Unauthorized(
        "invalid_api_key", "No such publishable key holds: it was never minted by this mock, or was rotated or revoked.");

    public static Refusal InvalidToken() => Unauthorized(
        "invalid_transport_token", $"Send the token of the transport that POST {Routes.WidgetSessions} answered for this conversation: Authorization: Bearer … It ends with its publishable key.");

    public static Refusal SecretKey() => Of(
        403, "insufficient_scope", "Forbidden", "The key lacks the scope chat:public, which no secret key has. Send a publishable key, and keep secret keys out of pages.");

    public static Refusal MissingOrigin() => Of(
        403, "origin_required", "Forbidden", "The request has no header Origin, or several. Browsers send one; publishable keys are for them.");

    public static Refusal ForeignOrigin() => Of(
        403, "origin_not_allowed", "Forbidden", "The origin of the page is not in allowedOrigins of the publishable key. Origins are compared by scheme, host and port.");

    private static Refusal Unauthorized(string code, string detail) => new()
    {
        Status = 401,
        Code = code,
        Title = "Unauthorized",
        Detail = detail,
        OpenAIType = "authentication_error",
        Headers = [new("WWW-Authenticate", "Bearer realm=\"Flowyte\"")],
    };

    private static Refusal Of(int status, string code, string title, string detail, params ReadOnlySpan<FieldError> errors) => new()
    {
        Status = status,
        Code = code,
        Title = title,
        Detail = detail,
        OpenAIType = status switch
        {
            403 => "permission_error",
            404 => "not_found_error",
            _ => "invalid_request_error",
        },
        Errors = [.. errors],
    };
}
