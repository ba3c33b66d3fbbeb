using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// The data of one event of a stream. Where the blank lines between events are missing, each line of data is taken
/// for an event of its own, so that one missing line does not hide everything else.
/// </summary>
public sealed class Chunk
{
    private const int LongestDone = 64;

    private readonly EventStreamLine? _line;
    private readonly int _choices;
    private Reading? _reading;

    /// <summary>Reads a block that carries data.</summary>
    /// <param name="block">The block.</param>
    /// <param name="choices">How many choices the request asked for.</param>
    public Chunk(EventStreamBlock block, int choices = 1)
    {
        ArgumentNullException.ThrowIfNull(block);
        Block = block;
        EventType = block.EventType;
        LacksLines = block.Lines.Any(StreamedReply.IsDropped);
        Data = block.DataBytes;
        _choices = choices;
    }

    /// <summary>Takes one line of a chunk whose lines are events of their own.</summary>
    internal Chunk(Chunk whole, EventStreamLine line, ReadOnlyMemory<byte> data)
    {
        Block = whole.Block;
        EventType = whole.EventType;
        LacksLines = whole.LacksLines;
        Data = data;
        _line = line;
        _choices = whole._choices;
    }

    /// <summary>The block.</summary>
    public EventStreamBlock Block { get; }

    /// <summary>Whether it is one line of a block that should have been several.</summary>
    public bool SharesBlock => _line is not null;

    /// <summary>The type of the event; <c>message</c> where none is given.</summary>
    public string EventType { get; }

    /// <summary>Whether clients drop a line of the block: what its data lacks may have stood there.</summary>
    public bool LacksLines { get; }

    /// <summary>The bytes of the data.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Whether the data is <c>[DONE]</c>, to the byte.</summary>
    public bool IsDone => Data.Span.SequenceEqual("[DONE]"u8);

    /// <summary>Whether the data is meant as <c>[DONE]</c>, to the byte or not.</summary>
    public bool IsMeantAsDone => Data.Length <= LongestDone
        && System.Text.Encoding.UTF8.GetString(Data.Span).Trim(' ', '\t', '"', '\r', '\n').Equals("[DONE]", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the event says by its name that the stream is over, whatever its data.</summary>
    public bool IsDoneEvent => !IsDone && EventType == "done";

    /// <summary>Whether the data reports an error instead of carrying a chunk.</summary>
    public bool IsError => Json.Root is { Kind: JsonKind.Object } root && root["choices"] is null
        && (root["error"] is { Kind: not JsonKind.Null } || EventType == "error");

    /// <summary>Whether the data is that of an event with a name of its own, such as a heartbeat, and no chunk.</summary>
    public bool IsForeign => EventType != "message" && !IsError && Json.Root is { Kind: JsonKind.Object } root && root["id"] is null && root["object"] is null;

    /// <summary>The data read as JSON.</summary>
    public JsonParse Json => (_reading ??= Read()).Json;

    /// <summary>The choices; empty where there are none.</summary>
    public IReadOnlyList<JsonNode> Choices => Json.Root?["choices"]?.Items ?? [];

    /// <summary>The delta of the choice with index 0; of the first one where none has it and the first is none of the others that were asked for.</summary>
    public JsonNode? Delta => (_reading ??= Read()).Delta;

    /// <summary>The text of the delta; null where it has none.</summary>
    public string? Content => Delta?["content"]?.AsString();

    /// <summary>Whether the delta has text of at least one character.</summary>
    public bool HasText => Content is { Length: > 0 };

    /// <summary>The finish reason where it is told, whatever its type; null where it is absent or null.</summary>
    public JsonNode? FinishReason => (_reading ??= Read()).Choice?["finish_reason"] is { Kind: not JsonKind.Null } reason ? reason : null;

    /// <summary>The usage where it is told; null where it is absent or null.</summary>
    public JsonNode? Usage => Json.Root?["usage"] is { Kind: not JsonKind.Null } usage ? usage : null;

    /// <summary>Whether the chunk has choices and each of them a delta: without them, what is missing in it proves nothing more.</summary>
    public bool HasStructure => Json.Root?["choices"] is { Kind: JsonKind.Array, Items: var choices }
        && choices.All(choice => choice["delta"] is { Kind: JsonKind.Object } delta && delta["content"] is null or { Kind: JsonKind.Null or JsonKind.String });

    /// <summary>Where the whole event stands.</summary>
    public FindingLocation Location => _line is { } line
        ? At(line.Offset, line.End - line.Offset)
        : At(Block.Offset, Block.Length);

    /// <summary>Where the data stands.</summary>
    public FindingLocation DataLocation => Locate(0, Data.Length);

    /// <summary>When the data was there.</summary>
    public TimeSpan ArrivedAt => _line?.At ?? Block.Lines[^1].At;

    /// <summary>Where a value of the data stands in the body.</summary>
    /// <param name="offset">The first byte, counted from the start of the data.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="pointer">The value's JSON Pointer; null where there is none.</param>
    public FindingLocation Locate(int offset, int length, string? pointer = null)
    {
        var start = BodyOffset(Math.Clamp(offset, 0, Data.Length));
        var end = BodyOffset(Math.Clamp(offset + length, 0, Data.Length));
        return At(start, Math.Max(0, end - start)) with { Pointer = pointer };
    }

    /// <summary>Where a value of the data stands in the body.</summary>
    public FindingLocation Locate(JsonNode node, string pointer)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Locate(node.Offset, node.Length, pointer);
    }

    private int BodyOffset(int offset) => _line is { } line ? line.ValueOffset + offset : Block.BodyOffset(offset);

    private FindingLocation At(int offset, int length) => new() { Part = ResponsePart.Body, Offset = offset, Length = length, Event = Block.Index };

    private Reading Read()
    {
        var json = JsonText.Parse(Data);
        var choices = json.Root?["choices"]?.Items ?? [];
        var choice = choices.FirstOrDefault(choice => choice["index"]?.Text == "0")
            ?? choices.FirstOrDefault(choice => !IsAnother(choice));
        return new Reading(json, choice, choice?["delta"]);
    }

    private bool IsAnother(JsonNode choice) =>
        choice["index"] is { IsIntegerToken: true } index && int.TryParse(index.Text, out var number) && number > 0 && number < _choices;

    private sealed record Reading(JsonParse Json, JsonNode? Choice, JsonNode? Delta);
}
