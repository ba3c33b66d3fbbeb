using System.Collections.Immutable;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Control;

/// <summary>Every reason that the mock refuses to be looked into or steered for.</summary>
internal static class ControlRefusals
{
    private const string OpenAIType = "invalid_request_error";

    public static Refusal ForeignHost() => Of(
        403, "foreign_host", "Forbidden", "This mock is for this machine alone. Ask for it as localhost or 127.0.0.1.");

    public static Refusal ForeignOrigin() => Of(
        403, "foreign_origin", "Forbidden", "Pages of other origins may neither look into this mock nor steer it.");

    public static Refusal MissingKey() => Of(
        401, "missing_admin_key", "Unauthorized", "Send the admin key that the mock printed when it started: Authorization: Bearer flowyte_admin_…",
        new HeaderField("WWW-Authenticate", "Bearer realm=\"Flowyte mock\""));

    public static Refusal NotFound(IEnumerable<string> paths) => Of(
        404, "not_found", "Not found", $"The mock serves nothing here. It serves {string.Join(", ", paths)}.");

    public static Refusal MethodNotAllowed(IEnumerable<string> methods) => Of(
        405, "method_not_allowed", "Method not allowed", "The path exists, and the header Allow says what it takes.",
        new HeaderField("Allow", string.Join(", ", methods)));

    public static Refusal MediaType() => Of(
        415, "unsupported_media_type", "Unsupported media type", "Send JSON with Content-Type: application/json.");

    public static Refusal Invalid(string field, string message) => new()
    {
        Status = 400,
        Code = "validation_error",
        Title = "Invalid request",
        Detail = message,
        OpenAIType = OpenAIType,
        Instance = ControlRoutes.Base,
        Errors = [new(field, message)],
    };

    private static Refusal Of(int status, string code, string title, string detail, params ImmutableArray<HeaderField> headers) => new()
    {
        Status = status,
        Code = code,
        Title = title,
        Detail = detail,
        OpenAIType = OpenAIType,
        Instance = ControlRoutes.Base,
        Headers = headers,
    };
}
