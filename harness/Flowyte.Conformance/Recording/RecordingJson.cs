using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flowyte.Conformance.Recording;

/// <summary>The form of a recording's lines.</summary>
internal static class RecordingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Escaping is for pages; this is read by people and by ourselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new BytesConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Writes a line whole, so that whoever reads meanwhile sees at most its last one cut.</summary>
    public static void WriteLine<T>(Stream stream, T value)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];
        stream.Write(line);
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="RecordingException">It holds something else.</exception>
    public static T ReadLine<T>(string path, int line, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("an object was expected, not null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            // Its message ends in a line number of its own, which counts within this line.
            var where = exception is JsonException { Path: { Length: > 1 } member } ? $" ({member})" : "";
            throw new RecordingException(path, line, exception.Message.Split(" Path: ", 2)[0] + where, exception);
        }
    }
}
