using System.Text;

namespace Flowyte.Conformance.Json;

/// <summary>JSON texts: reading them with every fault they have, and writing them compactly.</summary>
public static class JsonText
{
    /// <summary>How deep a text may nest unless told otherwise; a root array is 1 deep.</summary>
    public const int DefaultMaxDepth = 256;

    /// <summary>How many values a text may hold, so that a text of a MiB cannot grow to a hundred in memory; one with more has no value.</summary>
    public const int MaxValues = 60_000;

    /// <summary>
    /// Reads a text. Every fault is reported, up to 64 of a kind; the value is given as far as there is one.
    /// Strings come out as well-formed UTF-16: what is no character is U+FFFD.
    /// </summary>
    /// <param name="utf8">The text's bytes.</param>
    /// <param name="maxDepth">How deep arrays and objects may nest; a text that goes deeper has no value.</param>
    public static JsonParse Parse(ReadOnlyMemory<byte> utf8, int maxDepth = DefaultMaxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDepth);
        return new JsonParser(utf8.Span, maxDepth).Parse();
    }

    /// <summary>Writes a value without white space. Numbers keep their token, objects their order and duplicates.</summary>
    public static string Write(JsonNode node) => JsonWriter.Write(node, int.MaxValue);

    /// <summary>Writes a value as <see cref="Write"/> does, in UTF-8.</summary>
    public static byte[] WriteUtf8(JsonNode node) => Encoding.UTF8.GetBytes(Write(node));

    /// <summary>The beginning of what <see cref="Write"/> gives, with <c>…</c> at its end where it is cut off.</summary>
    /// <param name="node">The value, however large: no more of it is written than is shown.</param>
    /// <param name="maxLength">The most characters to give, the <c>…</c> among them.</param>
    public static string Preview(JsonNode node, int maxLength)
    {
        var text = JsonWriter.Write(node, maxLength + 1);
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = maxLength - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
