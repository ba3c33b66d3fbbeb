using System.Collections.Immutable;
using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>
/// Reads the requests that most clients send, in one pass: messages of plain texts, and members that the mock ignores. Whatever is beyond that,
/// all that is wrong with it among it, is left to <see cref="ChatRequestReader"/>, which takes twice as long.
/// </summary>
internal static class PlainRequestReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = RequestBody.MaxDepth };

    /// <summary>Reads a body.</summary>
    /// <param name="body">Valid UTF-8.</param>
    /// <returns>Null where the body is not such a request.</returns>
    public static ChatRequest? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            return Request(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Of two members of one name the last counts, here and there.
    private static ChatRequest? Request(ref Utf8JsonReader reader)
    {
        string? model = null;
        string? user = null;
        var stream = false;
        ImmutableArray<ChatMessage> messages = [];
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPlain = true;
            if (reader.ValueTextEquals("messages"u8))
            {
                messages = Messages(ref reader);
                isPlain = !messages.IsEmpty;
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                isPlain = (model = Text(ref reader)) is not null;
            }
            else if (reader.ValueTextEquals("user"u8))
            {
                isPlain = (user = Text(ref reader)) is not null;
            }
            else if (reader.ValueTextEquals("stream"u8))
            {
                reader.Read();
                isPlain = reader.TokenType is JsonTokenType.True or JsonTokenType.False;
                stream = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("stream_options"u8))
            {
                isPlain = false;
            }
            else
            {
                reader.Skip();
            }

            if (!isPlain)
            {
                return null;
            }
        }

        // The reader throws where anything stands behind the object.
        return model is null || messages.IsEmpty || reader.Read()
            ? null
            : new() { Model = model, Messages = messages, Stream = stream, IncludeUsage = false, User = user };
    }

    // Empty where one of them is more than a role and a text.
    private static ImmutableArray<ChatMessage> Messages(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [];
        }

        // Most conversations have one message; a builder makes room for eight.
        var messages = ImmutableArray.CreateBuilder<ChatMessage>(1);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (Message(ref reader) is not { } message)
            {
                return [];
            }

            messages.Add(message);
        }

        return reader.TokenType == JsonTokenType.EndArray ? messages.DrainToImmutable() : [];
    }

    private static ChatMessage? Message(ref Utf8JsonReader reader)
    {
        string? role = null;
        string? content = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPlain = true;
            if (reader.ValueTextEquals("role"u8))
            {
                isPlain = (role = Role(ref reader)) is not null;
            }
            else if (reader.ValueTextEquals("content"u8))
            {
                isPlain = (content = Text(ref reader)) is not null;
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                isPlain = false;
            }
            else
            {
                reader.Skip();
            }

            if (!isPlain)
            {
                return null;
            }
        }

        return role is null || content is null ? null : new(role, content);
    }

    // A tool's result belongs to a call, and those are not plain.
    private static string? Role(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.String ? null
            : reader.ValueTextEquals("user"u8) ? ChatMessage.User
            : reader.ValueTextEquals("assistant"u8) ? ChatMessage.Assistant
            : reader.ValueTextEquals("system"u8) ? ChatMessage.System
            : null;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }
}
