using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether a comment without a line end has taken the event behind it along: SSE-2, beside what drops lines. A comment may hold
/// anything, also what looks like an event; a chunk with text that comes nowhere else was meant to be one.
/// </summary>
internal sealed class SwallowedEventCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-2"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply) =>
        from line in reply.Events.Lines
        where line.Kind == EventStreamLineKind.Comment && line.Offset < reply.End && IsEvent(reply, reply.Events.Bytes(line))
        select evidence.Violated(
            "SSE-2",
            "A comment without a line end has swallowed an event, whose text is lost.",
            "a line end behind the comment",
            Excerpt.Of(reply.Events.Bytes(line).Span),
            Place.Of(line));

    private static bool IsEvent(StreamedReply reply, ReadOnlyMemory<byte> line)
    {
        var at = line.Span.IndexOf("data:"u8);
        if (at < 0)
        {
            return false;
        }

        var data = line[(at + "data:".Length)..];
        data = data.Span.StartsWith(" "u8) ? data[1..] : data;
        return JsonText.Parse(data) is { Faults.Count: 0, Root: { Kind: JsonKind.Object } root }
            && root["object"]?.AsString() == "chat.completion.chunk"
            && root["choices"]?.Items is [var choice, ..] && choice["delta"]?["content"]?.AsString() is { Length: > 0 }
            && !reply.Chunks.Any(chunk => chunk.Data.Span.SequenceEqual(data.Span));
    }
}
