using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Answers;

/// <summary>A JSON value that writes itself, or becomes a tree for those who want to change it.</summary>
internal abstract class JsonPayload
{
    /// <summary>How the mock writes JSON: compact, and with few escapes (those of characters beyond U+FFFF are pairs).</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    // A thread that wrote a huge answer once does not keep its memory for good.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _ofThread;

    /// <summary>Writes the value; the caller flushes the writer.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>The value as UTF-8, in memory that belongs to the thread until it writes the next one.</summary>
    public ReadOnlySpan<byte> ToUtf8()
    {
        var (buffer, json) = _ofThread is { Buffer.Capacity: <= LargestKept } kept ? kept : (_ofThread = NewWriter()).Value;
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        WriteTo(json);
        json.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>The value as a tree of its own, free to be changed.</summary>
    public JsonNode ToTree() => JsonNode.Parse(ToUtf8())!;

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewWriter()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, WriterOptions));
    }
}
