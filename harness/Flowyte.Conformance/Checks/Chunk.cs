using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>The data of one event of a stream.</summary>
public sealed class Chunk
{
    private readonly Lazy<JsonParse> _json;

    /// <summary>Reads a block that carries data.</summary>
    public Chunk(EventStreamBlock block)
    {
        Block = block;
        _json = new(() => JsonText.Parse(Block.DataBytes));
    }

    /// <summary>The block.</summary>
    public EventStreamBlock Block { get; }

    /// <summary>Whether the data is <c>[DONE]</c>, to the byte.</summary>
    public bool IsDone => Block.DataBytes.Span.SequenceEqual("[DONE]"u8);

    /// <summary>Whether the data is meant as <c>[DONE]</c>, to the byte or not.</summary>
    public bool IsMeantAsDone => Block.Data.Trim().Trim('"').Equals("[DONE]", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the data reports an error instead of carrying a chunk.</summary>
    public bool IsError => Json.Root?["error"] is { Kind: not JsonKind.Null } && Json.Root["choices"] is null;

    /// <summary>The data read as JSON.</summary>
    public JsonParse Json => _json.Value;

    /// <summary>The choices; empty where there are none.</summary>
    public IReadOnlyList<JsonNode> Choices => Json.Root?["choices"]?.Items ?? [];

    /// <summary>The delta of the choice with index 0, or of the first one.</summary>
    public JsonNode? Delta => FirstChoice?["delta"];

    /// <summary>The text of the delta; null where it has none.</summary>
    public string? Content => Delta?["content"]?.AsString();

    /// <summary>The role of the delta; null where it has none.</summary>
    public string? Role => Delta?["role"]?.AsString();

    /// <summary>The finish reason where it is told, whatever its type; null where it is absent or null.</summary>
    public JsonNode? FinishReason => FirstChoice?["finish_reason"] is { Kind: not JsonKind.Null } reason ? reason : null;

    /// <summary>The usage where it is told; null where it is absent or null.</summary>
    public JsonNode? Usage => Json.Root?["usage"] is { Kind: not JsonKind.Null } usage ? usage : null;

    private JsonNode? FirstChoice => Choices.FirstOrDefault(choice => choice["index"]?.Text == "0") ?? (Choices is [var first, ..] ? first : null);

    /// <summary>Where the whole block stands.</summary>
    public FindingLocation Location => new() { Part = ResponsePart.Body, Offset = Block.Offset, Length = Block.Length, Event = Block.Index };

    /// <summary>Where a value of the data stands in the body.</summary>
    public FindingLocation Locate(int offset, int length, string? pointer = null)
    {
        var size = Block.DataBytes.Length;
        var start = Block.BodyOffset(Math.Clamp(offset, 0, size));
        var end = Block.BodyOffset(Math.Clamp(offset + length, 0, size));
        return new() { Part = ResponsePart.Body, Offset = start, Length = Math.Max(0, end - start), Pointer = pointer, Event = Block.Index };
    }

    /// <summary>Where a value of the data stands in the body.</summary>
    public FindingLocation Locate(JsonNode node, string pointer) => Locate(node.Offset, node.Length, pointer);
}
