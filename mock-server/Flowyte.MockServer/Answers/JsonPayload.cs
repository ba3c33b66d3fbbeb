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

    /// <summary>Writes the value; the caller flushes the writer.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>The value as UTF-8.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The value as a tree of its own, free to be changed.</summary>
    public JsonNode ToTree() => JsonNode.Parse(ToUtf8().Span)!;
}
