using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// A body read as <c>text/event-stream</c>, with nothing left out: the byte order mark, the lines with their endings
/// and what lies beyond <see cref="TokenizedLength"/> make up the body again, byte for byte.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "An event stream is what the HTML standard calls it; it is no System.IO.Stream.")]
public sealed class EventStream
{
    private readonly ArraySegment<EventStreamLine> _lines;

    private EventStream(ReadOnlyMemory<byte> body, EventStreamLineScanner scanner)
    {
        Body = body;
        HasByteOrderMark = scanner.HasByteOrderMark;
        Limit = scanner.Limit;
        TokenizedLength = scanner.TokenizedLength;
        InvalidUtf8Offset = Utf8Text.InvalidOffset(body.Span);
        _lines = scanner.Lines;
        var blocks = new List<EventStreamBlock>(scanner.BlockCount);
        var events = new List<EventStreamBlock>(scanner.BlockCount);
        ReadBlocks(blocks, events);
        (Blocks, Events) = (blocks, events);
    }

    /// <summary>The bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body starts with the UTF-8 byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Every line in order, blank ones included.</summary>
    public IReadOnlyList<EventStreamLine> Lines => _lines;

    /// <summary>Every block in order, those that a client does not see included. The last one may be unterminated.</summary>
    public IReadOnlyList<EventStreamBlock> Blocks { get; }

    /// <summary>The blocks that a client which follows the standard sees as events.</summary>
    public IReadOnlyList<EventStreamBlock> Events { get; }

    /// <summary>The block at the end that no blank line ends, which clients discard; null where the last block is terminated or there is none.</summary>
    public EventStreamBlock? Tail => Blocks is [.., { IsTerminated: false } last] ? last : null;

    /// <summary>Whether the body ends within a line.</summary>
    public bool EndsInsideLine => _lines is [.., { Ending: LineEnding.None }];

    /// <summary>Where the first byte stands that is not valid UTF-8, counted from the start of the body; null where all of it is valid.</summary>
    public int? InvalidUtf8Offset { get; }

    /// <summary>The bound at which tokenizing stopped.</summary>
    public EventStreamLimit Limit { get; }

    /// <summary>How many bytes of the body were tokenized; all of them unless <see cref="Limit"/> was reached.</summary>
    public int TokenizedLength { get; }

    /// <summary>Reads a recorded body.</summary>
    /// <param name="body">The body; not copied.</param>
    /// <param name="pieces">When its bytes arrived, in order and without gaps. Bytes beyond the last piece are taken to have arrived with it.</param>
    /// <param name="limits">How much is tokenized; null for <see cref="EventStreamLimits.Default"/>.</param>
    public static EventStream Read(ReadOnlyMemory<byte> body, IReadOnlyList<BodyPiece> pieces, EventStreamLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var scanner = new EventStreamLineScanner(limits ?? EventStreamLimits.Default);
        scanner.Expect(body.Span);
        foreach (var piece in pieces)
        {
            scanner.Advance(body.Span[..(piece.Offset + piece.Length)], piece.At);
        }

        scanner.Advance(body.Span, pieces is [.., var last] ? last.At : TimeSpan.Zero);
        return Create(body, scanner);
    }

    /// <summary>The bytes of a line without its ending.</summary>
    public ReadOnlyMemory<byte> Bytes(EventStreamLine line) => Body.Slice(line.Offset, line.Length);

    /// <summary>The bytes of a field's value, or of a comment after its colon.</summary>
    public ReadOnlyMemory<byte> ValueBytes(EventStreamLine line) => Body.Slice(line.ValueOffset, line.ValueLength);

    /// <summary>A field's value, or a comment after its colon; U+FFFD stands for what is not valid UTF-8.</summary>
    public string Value(EventStreamLine line) => Encoding.UTF8.GetString(ValueBytes(line).Span);

    internal static EventStream Create(ReadOnlyMemory<byte> body, EventStreamLineScanner scanner)
    {
        scanner.Complete(body.Span);
        return new EventStream(body, scanner);
    }

    internal ArraySegment<EventStreamLine> Slice(int first, int count) => _lines.Slice(first, count);

    private void ReadBlocks(List<EventStreamBlock> blocks, List<EventStreamBlock> events)
    {
        var lines = _lines.AsSpan();
        var first = 0;
        var lastEventId = "";
        for (var i = 0; i <= lines.Length; i++)
        {
            var isBlank = i < lines.Length && lines[i].Kind is EventStreamLineKind.Blank;
            if (i < lines.Length && !isBlank)
            {
                continue;
            }

            if (i > first)
            {
                var block = new EventStreamBlock(this, blocks.Count, events.Count, first, i - first, isBlank, lastEventId);
                lastEventId = block.LastEventId;
                blocks.Add(block);
                if (block.IsDispatched)
                {
                    events.Add(block);
                }
            }

            first = i + 1;
        }
    }
}
