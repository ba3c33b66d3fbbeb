using System.Text;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Small operations on bytes.</summary>
internal static class Bytes
{
    /// <summary>The bytes that data names: a text, or a mapping with <c>hex</c>.</summary>
    public static byte[] Of(JsonNode? text) => text is JsonObject map
        ? Convert.FromHexString((string)map["hex"]!)
        : Encoding.UTF8.GetBytes((string?)text ?? "");

    /// <summary>Every occurrence of one run of bytes replaced by another.</summary>
    public static byte[] Replace(byte[] bytes, byte[] from, byte[] to)
    {
        var result = new List<byte>(bytes.Length);
        var rest = bytes.AsSpan();
        while (rest.IndexOf(from) is >= 0 and var found)
        {
            result.AddRange(rest[..found]);
            result.AddRange(to);
            rest = rest[(found + from.Length)..];
        }

        result.AddRange(rest);
        return [.. result];
    }
}
