using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Flowyte.Conformance.Recording;

/// <summary>Bytes in JSON: as text where they are UTF-8, so that people can read them, else <c>{"base64": "…"}</c>.</summary>
internal sealed class BytesConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    private const string Base64 = "base64";

    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }

        return JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) is { Count: 1 } members
            && members.TryGetValue(Base64, out var base64)
            && TryDecode(base64) is { } bytes
                ? bytes
                : throw new JsonException("bytes are a text, or an object with base64 alone");
    }

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        if (Utf8.IsValid(value.Span))
        {
            writer.WriteStringValue(value.Span);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBase64String(Base64, value.Span);
        writer.WriteEndObject();
    }

    private static byte[]? TryDecode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
