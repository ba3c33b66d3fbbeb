using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Reads and validates the body of a request. It lists every fault, not only the first.</summary>
internal static class ChatRequestReader
{
    // Deep enough for any schema of a tool, and far from what would harm the reader.
    private const int MaxDepth = 500;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static ChatRequest? Read(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors)
    {
        // RFC 8259 §8.1 lets a reader ignore a byte-order mark.
        body = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(body.Span))
        {
            errors = [new("body", "The body is not UTF-8.")];
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return Read(document.RootElement, out errors);
        }
        catch (JsonException exception)
        {
            errors = [new("body", $"The body is not JSON, or deeper than {MaxDepth} levels: look at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.")];
            return null;
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of an escape such as \ud83d on its own.
            errors = [new("body", "A text of the body holds one half of a surrogate pair without the other.")];
            return null;
        }
    }

    private static ChatRequest? Read(JsonElement root, out ImmutableArray<FieldError> errors)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            errors = [new("body", "The body must be a JSON object.")];
            return null;
        }

        var found = ImmutableArray.CreateBuilder<FieldError>();
        var request = new ChatRequest
        {
            Model = Model(root, found),
            Messages = MessagesReader.Read(root, found),
            Stream = Stream(root, found),
            IncludeUsage = IncludeUsage(root),
            User = User(root, found),
        };

        errors = found.ToImmutable();
        return errors.IsEmpty ? request : null;
    }

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

    private static bool Stream(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        switch (root.Member("stream"u8)?.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case null or JsonValueKind.False or JsonValueKind.Null:
                return false;
            default:
                errors.Add(new("stream", "stream must be true, false or null."));
                return false;
        }
    }

    private static bool IncludeUsage(JsonElement root) =>
        root.Member("stream_options"u8) is { ValueKind: JsonValueKind.Object } options
        && options.Member("include_usage"u8) is { ValueKind: JsonValueKind.True };
}
