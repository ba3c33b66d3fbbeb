using Flowyte.Conformance.Json;
using YamlDotNet.Core;

namespace Flowyte.Conformance.Yaml;

/// <summary>
/// Reads YAML as the JSON value that it stands for: scalars by the core schema of YAML 1.2 §10.3, anchors and
/// aliases resolved, other tags refused. One document a file.
/// </summary>
public static class YamlText
{
    /// <summary>Reads a file's text.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="utf8">The text in UTF-8, with or without a byte-order mark.</param>
    /// <exception cref="YamlFormatException">The text is no YAML, or YAML that has no JSON value, repeats a key, or is beyond a bound.</exception>
    public static YamlDocument Parse(string file, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > YamlLimits.Bytes)
        {
            throw new YamlFormatException(file, new TextPosition(1, 1), $"The file has {utf8.Length:N0} bytes; at most {YamlLimits.Bytes:N0} are read.");
        }

        var lines = new TextLines(utf8.Span);
        if (Utf8Text.NextInvalid(utf8.Span, 0) is var (offset, length))
        {
            throw new YamlFormatException(file, lines.At(offset), $"The file is not UTF-8: {length} bytes are not UTF-8, the first of them 0x{utf8.Span[offset]:X2}.");
        }

        try
        {
            return new YamlDocument(file, new YamlReader(lines).Read(), lines);
        }
        catch (YamlException exception)
        {
            throw new YamlFormatException(file, lines.At(lines.ByteOffset(PlaceOf(exception, lines.Text))), exception.Message);
        }
    }

    // For a tab that indents, the parser blames the scalar before it and ends at the tab.
    private static long PlaceOf(YamlException exception, string text)
    {
        var end = exception.End.Index;
        return end < text.Length && text[(int)end] == '\t' ? end : exception.Start.Index;
    }
}
