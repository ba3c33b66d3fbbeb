using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Hosting;

namespace Flowyte.MockServer.Errors;

/// <summary>
/// Why a request is not served. Written as an RFC 9457 problem document, which is how Flowyte documents its errors,
/// that carries an <c>error</c> object beside, which is what OpenAI SDKs read.
/// </summary>
internal sealed class Refusal : JsonPayload
{
    public const string MediaType = "application/problem+json";

    public required int Status { get; init; }

    /// <summary>What happened, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, in general.</summary>
    public required string Title { get; init; }

    /// <summary>What happened this time, and what to do next. Never repeats what was sent.</summary>
    public required string Detail { get; init; }

    /// <summary>The class of the error as OpenAI names it.</summary>
    public required string OpenAIType { get; init; }

    /// <summary>The route that refuses. The path is not repeated as it was sent, for it may hold anything.</summary>
    public string Instance { get; init; } = Routes.Completions;

    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>Fields that the status asks for, such as <c>Allow</c>.</summary>
    public ImmutableArray<HeaderField> Headers { get; init; } = [];

    /// <summary>The same refusal by another route.</summary>
    public Refusal At(string route) => new()
    {
        Status = Status,
        Code = Code,
        Title = Title,
        Detail = Detail,
        OpenAIType = OpenAIType,
        Instance = route,
        Errors = Errors,
        Headers = Headers,
    };

    /// <summary>The refusal as it is sent.</summary>
    public Answer ToAnswer() => new()
    {
        Status = Status,
        Headers = [new("Content-Type", MediaType), .. Headers],
        Body = new JsonBody(this, TimeSpan.Zero),
    };

    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, $"https://docs.flowyte.com/resources/errors#{Code}");
        json.WriteString("title"u8, Title);
        json.WriteNumber("status"u8, Status);
        json.WriteString("detail"u8, Detail);
        json.WriteString("instance"u8, Instance);
        json.WriteString("code"u8, Code);
        json.WriteStartArray("errors"u8);
        foreach (var (field, message) in Errors)
        {
            json.WriteStartObject();
            json.WriteString("field"u8, field);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, Detail);
        json.WriteString("type"u8, OpenAIType);
        json.WriteString("param"u8, Errors.IsEmpty ? null : Errors[0].Field);
        json.WriteString("code"u8, Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
