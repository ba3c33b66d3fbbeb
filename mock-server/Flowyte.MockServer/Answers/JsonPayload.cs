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

    /// <summary>Writes the value to a buffer, by a faster way to the same bytes where there is one.</summary>
    public virtual void WriteTo(RenderBuffer buffer)
    {
        WriteTo(buffer.Json);
        buffer.Json.Flush();
    }

    /// <summary>The value as UTF-8.</summary>
    public byte[] ToUtf8()
    {
        var buffer = RenderBuffer.Take();
        WriteTo(buffer);
        var utf8 = buffer.Bytes.WrittenSpan.ToArray();
        buffer.GiveBack();
        return utf8;
    }

    /// <summary>The value as a tree of its own, free to be changed.</summary>
    public JsonNode ToTree() => JsonNode.Parse(ToUtf8())!;
}
