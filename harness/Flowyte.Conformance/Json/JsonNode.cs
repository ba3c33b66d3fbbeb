namespace Flowyte.Conformance.Json;

/// <summary>
/// A JSON value that remembers where in the text it stood. It keeps what judging needs and other
/// models throw away: byte offsets, the number token as written, the order of members and duplicates.
/// </summary>
public sealed class JsonNode
{
    /// <summary>The literal <c>null</c>, of no text.</summary>
    public static JsonNode Null { get; } = new() { Kind = JsonKind.Null };

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

    /// <summary>Whether this is a number whose token is that of an integer, <c>^-?(0|[1-9]\d*)$</c>: <c>1.0</c> and <c>1e3</c> are none.</summary>
    public bool IsIntegerToken => Kind == JsonKind.Number && !Text.AsSpan().ContainsAny('.', 'e', 'E');

    /// <summary>The value of the last member of that name, as most parsers would answer; null where there is none.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            // Asked for many times in every exchange: no lambda.
            for (var index = Members.Count - 1; index >= 0; index--)
            {
                if (Members[index].Name == name)
                {
                    return Members[index].Value;
                }
            }

            return null;
        }
    }

    /// <summary>A string of no text.</summary>
    public static JsonNode Of(string value) => new() { Kind = JsonKind.String, Text = value };

    /// <summary>A boolean of no text.</summary>
    public static JsonNode Of(bool value) => new() { Kind = JsonKind.Boolean, Text = value ? "true" : "false" };

    /// <summary>An integer of no text.</summary>
    public static JsonNode Of(long value) => OfNumber(value.ToString());

    /// <summary>A number of no text, by its token.</summary>
    /// <param name="token">The token, as RFC 8259 §6 writes numbers.</param>
    /// <exception cref="FormatException">The token is not a JSON number.</exception>
    public static JsonNode OfNumber(string token) => JsonNumber.IsToken(token)
        ? new() { Kind = JsonKind.Number, Text = token }
        : throw new FormatException($"'{token}' is not a JSON number");

    /// <summary>An array of no text.</summary>
    public static JsonNode Array(params IEnumerable<JsonNode> items) => new() { Kind = JsonKind.Array, Items = [.. items] };

    /// <summary>An object of no text, its members in this order.</summary>
    public static JsonNode Object(params IEnumerable<(string Name, JsonNode Value)> members) => new()
    {
        Kind = JsonKind.Object,
        Members = [.. members.Select(member => new JsonMember(member.Name, NameOffset: 0, member.Value))],
    };

    /// <summary>The string's characters, or null where this is no string.</summary>
    public string? AsString() => Kind == JsonKind.String ? Text : null;
}
