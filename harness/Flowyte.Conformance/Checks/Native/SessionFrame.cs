using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>A frame of a session's stream: a block that is neither comments alone nor the stream's own business (<c>retry</c>, <c>id</c>).</summary>
internal sealed class SessionFrame
{
    // Where a text may stand in the data of an event; Flowyte does not say.
    private static readonly string[] Texts = ["/text", "/delta", "/delta/text", "/delta/content", "/content", "/token", "/chunk", "/value", "/data/text", "/data/delta", "/data/content", ""];

    private readonly Lazy<JsonParse> _json;

    public SessionFrame(EventStreamBlock block)
    {
        Block = block;
        _json = new(() => JsonText.Parse(block.DataBytes));
    }

    /// <summary>The block.</summary>
    public EventStreamBlock Block { get; }

    /// <summary>The name of the event; null where the frame has none.</summary>
    public string? Name => Block.Lines.Any(line => line is { Kind: EventStreamLineKind.Field, Name: "event", ValueLength: > 0 }) ? Block.EventType : null;

    /// <summary>The data read as JSON.</summary>
    public JsonParse Json => _json.Value;

    /// <summary>Whether it ends the stream, by its name.</summary>
    public bool IsTerminal => Name is "done" or "error";

    /// <summary>The text that it carries; null where it has none under a usual name.</summary>
    public string? Text => Json.Root is { } root
        ? Texts.SelectMany(pointer => PointerPattern.Find(root, pointer)).Select(value => value.AsString()).FirstOrDefault(text => text is not null)
        : null;

    /// <summary>Where it stands.</summary>
    public FindingLocation Location => Place.InBody(Block.Offset, Block.Length) with { Event = Block.Index };

    /// <summary>Whether a block is a frame, whole or not.</summary>
    public static bool IsFrame(EventStreamBlock block) => block.HasData
        || block.Lines.Any(line => line is { Kind: EventStreamLineKind.Field, Name: "event" } || StreamedReply.IsDropped(line));
}
