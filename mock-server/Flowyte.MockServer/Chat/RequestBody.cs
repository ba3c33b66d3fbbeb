using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Chat;

/// <summary>Reads the JSON object that a request's body is.</summary>
internal static class RequestBody
{
    /// <summary>How deep a body may be. Deep enough for any schema of a tool, and far from what would harm the reader.</summary>
    public const int MaxDepth = 500;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Takes what it wants from the object, and adds what is wrong with it to the list.</summary>
    public delegate T Reader<out T>(JsonElement root, ImmutableArray<FieldError>.Builder errors);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="read">Reads the object.</param>
    /// <param name="errors">What is wrong, all of it; empty where what was read is returned.</param>
    public static T? Read<T>(ReadOnlyMemory<byte> body, Reader<T> read, out ImmutableArray<FieldError> errors)
        where T : class
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
            return Read(document.RootElement, read, out errors);
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

    /// <summary>Reads the member <c>stream</c>.</summary>
    public static bool Stream(JsonElement root, ImmutableArray<FieldError>.Builder errors)
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

    private static T? Read<T>(JsonElement root, Reader<T> read, out ImmutableArray<FieldError> errors)
        where T : class
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            errors = [new("body", "The body must be a JSON object.")];
            return null;
        }

        var found = ImmutableArray.CreateBuilder<FieldError>();
        var value = read(root, found);
        errors = found.ToImmutable();
        return errors.IsEmpty ? value : null;
    }
}
