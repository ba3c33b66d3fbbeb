using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Yaml;

/// <summary>A YAML file as a JSON value that remembers where in the file it stood.</summary>
public sealed class YamlDocument
{
    private readonly TextLines _lines;

    internal YamlDocument(string file, JsonNode root, TextLines lines)
    {
        File = file;
        Root = root;
        _lines = lines;
    }

    /// <summary>The file's name, as it was given.</summary>
    public string File { get; }

    /// <summary>
    /// The value. <see cref="JsonNode.Offset"/> and <see cref="JsonNode.Length"/> point into the file's bytes;
    /// where an alias stands, to what it names.
    /// </summary>
    public JsonNode Root { get; }

    /// <summary>The line and column of an offset in bytes, such as a <see cref="JsonNode.Offset"/>.</summary>
    public TextPosition PositionOf(int offset) => _lines.At(offset);
}
