namespace Flowyte.Conformance.Json;

/// <summary>
/// A JSON value that remembers where in the text it stood. It keeps what judging needs and other
/// models throw away: byte offsets, the number token as written, the order of members and duplicates.
/// </summary>
public sealed class JsonNode
{
    /// <summary>The kind of value.</summary>
    public required JsonKind Kind { get; init; }

    /// <summary>Where the value starts, in bytes from the start of the text.</summary>
    public int Offset { get; init; }

    /// <summary>How many bytes of the text the value takes.</summary>
    public int Length { get; init; }

    /// <summary>A string's characters, a number's token as written, <c>true</c> or <c>false</c>; else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>An array's items; empty for every other kind.</summary>
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    /// <summary>An object's members in their order, duplicates included; empty for every other kind.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The value of the last member of that name, as most parsers would answer; null where there is none.</summary>
    public JsonNode? this[string name] => Members.LastOrDefault(member => member.Name == name)?.Value;

    /// <summary>The string's characters, or null where this is no string.</summary>
    public string? AsString() => Kind == JsonKind.String ? Text : null;
}
