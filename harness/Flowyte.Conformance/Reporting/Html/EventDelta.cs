using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Checks.Native;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>What a client takes from one event of a stream.</summary>
/// <param name="Text">The piece of the reply; empty for none.</param>
/// <param name="Note">What it says beside, in few words; empty for nothing.</param>
internal sealed record EventDelta(string Text, string Note)
{
    private static readonly EventDelta Nothing = new("", "");

    /// <summary>Reads an event.</summary>
    public static EventDelta Of(EventStreamBlock block)
    {
        if (!block.HasData)
        {
            return Nothing;
        }

        var chunk = new Chunk(block);
        return chunk switch
        {
            { IsDone: true } => new("", "end of the stream"),
            { Json.Root: not { Kind: JsonKind.Object } } => new("", "not a JSON object"),
            { IsError: true, Json.Root: var root } => new("", $"error: {ErrorText.Of(root) ?? "without a message"}"),
            _ when block.EventType != "message" => OfNamed(block),
            _ => new(chunk.Content ?? "", NoteOf(chunk)),
        };
    }

    // An event of a session: its name says what it is.
    private static EventDelta OfNamed(EventStreamBlock block)
    {
        var frame = new SessionFrame(block);
        return new(frame.IsTerminal ? "" : frame.Text ?? "", block.EventType);
    }

    private static string NoteOf(Chunk chunk) => string.Join(", ",
    [
        .. chunk.Delta?["role"]?.AsString() is { } role ? [$"role {role}"] : Array.Empty<string>(),
        .. chunk.Delta?["tool_calls"]?.Items is { Count: > 0 } ? ["tool call"] : Array.Empty<string>(),
        .. chunk.FinishReason is { } reason ? [$"finished: {reason.Text}"] : Array.Empty<string>(),
        .. chunk.Usage?["total_tokens"] is { } tokens ? [$"{tokens.Text} tokens"] : Array.Empty<string>(),
    ]);
}
