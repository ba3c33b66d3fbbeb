using System.Collections.Immutable;
using System.IO.Compression;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Flowyte.MockServer.Recording;

/// <summary>Finds what was said in an answer of status 200.</summary>
internal static class ReplyDecoder
{
    private const int MaxDepth = 64;
    private const string Done = "[DONE]";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads an answer.</summary>
    /// <param name="tape">Its body.</param>
    /// <param name="mediaType">Its media type; null where it names none.</param>
    /// <param name="coding">Its content coding; null where it has none.</param>
    /// <param name="bound">How many bytes it may be unpacked.</param>
    /// <exception cref="NotRecordableException">It is none that a case can say.</exception>
    public static RecordedReply Read(Tape tape, string? mediaType, string? coding, int bound)
    {
        if (tape.IsCut)
        {
            throw new NotRecordableException("the answer is too long, or came in too many parts.");
        }

        var parts = new TapeStream(tape);
        try
        {
            using var body = new BoundedStream(Unpacked(parts, coding), bound);
            return string.Equals(mediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase) ? Stream(body, parts) : Whole(body, parts);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException)
        {
            // InvalidOperationException is what System.Text.Json says of half a surrogate pair, and of a member of another type.
            throw new NotRecordableException("the answer is no completion: its JSON, its coding or a member is broken.");
        }
    }

    private static Stream Unpacked(Stream body, string? coding) => coding?.ToLowerInvariant() switch
    {
        null or "" or "identity" => body,
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        _ => throw new NotRecordableException("the answer is packed in a way that the recorder does not know."),
    };

    private static RecordedReply Whole(Stream body, TapeStream parts)
    {
        using var document = JsonDocument.Parse(body, Options);
        if (Choice(document.RootElement) is not { } choice)
        {
            throw new NotRecordableException("the answer has no choice.");
        }

        var text = Text(choice.GetProperty("message"));
        return text.Length == 0
            ? throw new NotRecordableException("the agent said nothing.")
            : new([text], [parts.At], IsStream: false, FinishReason(choice));
    }

    private static RecordedReply Stream(Stream body, TapeStream parts)
    {
        var chunks = ImmutableArray.CreateBuilder<string>();
        var times = ImmutableArray.CreateBuilder<TimeSpan>();
        string? finish = null;
        foreach (var item in SseParser.Create(body).Enumerate())
        {
            if (item.Data == Done)
            {
                return chunks.Count == 0 ? throw new NotRecordableException("the agent said nothing.") : new(chunks.ToImmutable(), times.ToImmutable(), IsStream: true, finish);
            }

            using var document = JsonDocument.Parse(item.Data, Options);
            if (Choice(document.RootElement) is not { } choice)
            {
                continue;
            }

            finish = FinishReason(choice) ?? finish;
            if (choice.TryGetProperty("delta", out var delta) && delta.ValueKind != JsonValueKind.Null && Text(delta) is { Length: > 0 } text)
            {
                chunks.Add(text);
                times.Add(parts.At);
            }
        }

        throw new NotRecordableException($"the stream ended without {Done} after {chunks.Count} chunks of text.");
    }

    /// <summary>The one choice; null where the event has none, as the one with the usage.</summary>
    private static JsonElement? Choice(JsonElement root)
    {
        if (root.TryGetProperty("error", out _))
        {
            throw new NotRecordableException("the answer holds an error.");
        }

        var choices = root.GetProperty("choices");
        if (choices.GetArrayLength() > 1 || (choices.GetArrayLength() == 1 && choices[0].TryGetProperty("index", out var index) && index.GetInt32() != 0))
        {
            throw new NotRecordableException("the answer has several choices, and a case has one.");
        }

        return choices.GetArrayLength() == 0 ? null : choices[0];
    }

    private static string Text(JsonElement message)
    {
        foreach (var name in (string[])["tool_calls", "function_call"])
        {
            if (message.TryGetProperty(name, out var calls) && calls.ValueKind != JsonValueKind.Null)
            {
                throw new NotRecordableException("the agent calls a tool, which a case cannot say.");
            }
        }

        return message.TryGetProperty("content", out var content) && content.ValueKind != JsonValueKind.Null ? content.GetString()! : "";
    }

    private static string? FinishReason(JsonElement choice) =>
        choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind != JsonValueKind.Null ? reason.GetString() : null;
}
