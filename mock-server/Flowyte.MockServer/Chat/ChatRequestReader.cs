using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Reads and validates the body of a request. It lists every fault, not only the first.</summary>
internal static class ChatRequestReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static ChatRequest? Read(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors)
    {
        errors = [];
        var plain = body.Span is [(byte)'{', ..] && Utf8.IsValid(body.Span) ? PlainRequestReader.Read(body.Span) : null;
        return plain ?? ReadAny(body, out errors);
    }

    /// <summary>Reads a body member by member, whatever it is.</summary>
    public static ChatRequest? ReadAny(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors) => RequestBody.Read(body, Read, out errors);

    private static ChatRequest Read(JsonElement root, ImmutableArray<FieldError>.Builder errors) => new()
    {
        Model = Model(root, errors),
        Messages = MessagesReader.Read(root, errors),
        Stream = RequestBody.Stream(root, errors),
        IncludeUsage = IncludeUsage(root),
        User = User(root, errors),
    };

    private static string Model(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        if (root.Member("model"u8) is not { } model)
        {
            errors.Add(new("model", "model is missing: the id of a published agent."));
            return "";
        }

        if (model.ValueKind == JsonValueKind.String)
        {
            return model.GetString()!;
        }

        errors.Add(new("model", "model must be a string: the id of a published agent."));
        return "";
    }

    private static string? User(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        var user = root.Member("user"u8);
        if (user is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) })
        {
            errors.Add(new("user", "user must be a string or null."));
            return null;
        }

        return user?.GetString();
    }

    private static bool IncludeUsage(JsonElement root) =>
        root.Member("stream_options"u8) is { ValueKind: JsonValueKind.Object } options
        && options.Member("include_usage"u8) is { ValueKind: JsonValueKind.True };
}
