using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>The text of a reply, and where its parts stand in the body.</summary>
internal sealed class ReplyText
{
    private const string DeltaPointer = "/choices/0/delta/content";
    private const string MessagePointer = "/choices/0/message/content";

    // Where each part of the text begins, in characters, with its place.
    private readonly List<(int Start, FindingLocation Place)> _parts;

    private ReplyText(string text, List<(int Start, FindingLocation Place)> parts, TimeSpan? firstAt)
    {
        Text = text;
        FirstAt = firstAt;
        _parts = parts;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>When the first text of a stream was there, counted from the request being sent; null for a reply that is no stream.</summary>
    public TimeSpan? FirstAt { get; }

    /// <summary>The place of the whole text.</summary>
    public FindingLocation Whole
    {
        get
        {
            var (first, last) = (_parts[0].Place, _parts[^1].Place);
            return _parts.Count == 1 ? first : first with { Length = last.Offset + last.Length - first.Offset, Pointer = null };
        }
    }

    /// <summary>The text of the reply's first choice; null where it has none, or where this is no reply.</summary>
    public static ReplyText? Of(Evidence evidence)
    {
        if (evidence.StreamedReply is { } reply)
        {
            return OfDeltas([.. reply.Chunks.Where(chunk => chunk.HasText)]);
        }

        return evidence.IsCompletion && evidence.Json.Root?["choices"]?.Items is [var choice, ..]
            && choice["message"]?["content"] is { Kind: JsonKind.String, Text.Length: > 0 } content
                ? new(content.Text, [(0, Place.InBody(content, MessagePointer))], firstAt: null)
                : null;
    }

    /// <summary>The place of the part, a stream's delta, in which a character stands.</summary>
    public FindingLocation PlaceOf(int character) => _parts.Last(part => part.Start <= character).Place;

    /// <summary>The place of the part in which a byte of the text in UTF-8 stands.</summary>
    public FindingLocation PlaceOfByte(int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        return PlaceOf(Encoding.UTF8.GetCharCount(bytes.AsSpan(0, Math.Clamp(offset, 0, bytes.Length))));
    }

    private static ReplyText? OfDeltas(List<Chunk> chunks)
    {
        if (chunks.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        var parts = new List<(int, FindingLocation)>();
        foreach (var chunk in chunks)
        {
            parts.Add((text.Length, chunk.Locate(chunk.Delta!["content"]!, DeltaPointer)));
            text.Append(chunk.Content);
        }

        return new(text.ToString(), parts, chunks[0].ArrivedAt);
    }
}
