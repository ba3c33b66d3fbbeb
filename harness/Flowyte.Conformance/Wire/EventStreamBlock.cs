using System.Globalization;
using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// What stands between blank lines of an event stream: an event, or lines that a client does not see as one.
/// Empty fields and lone comments make a block too; blank lines alone do not.
/// </summary>
public sealed class EventStreamBlock
{
    private readonly EventStream _stream;
    private readonly int _firstLine;
    private readonly int _lineCount;
    private byte[]? _joined;
    private string? _data;

    internal EventStreamBlock(EventStream stream, int index, int eventIndex, int firstLine, int lineCount, bool isTerminated, string lastEventId)
    {
        _stream = stream;
        _firstLine = firstLine;
        _lineCount = lineCount;
        Index = index;
        IsTerminated = isTerminated;
        IsCommentOnly = true;
        foreach (var line in Lines.AsSpan())
        {
            HasData |= line.IsData;
            IsCommentOnly &= line.Kind is EventStreamLineKind.Comment;
        }

        // HTML §9.2.6, dispatch, step 2: "If the data buffer is an empty string, set the data buffer and the event type buffer
        // to the empty string and return." Each data field appends a line feed, so that one empty field is enough to dispatch.
        // At the end of the file: "If the file ends in the middle of an event, before the final empty line,
        // the incomplete event is not dispatched."
        IsDispatched = isTerminated && HasData;
        EventIndex = IsDispatched ? eventIndex : null;

        // Step 1: "Set the last event ID string of the event source to the value of the last event ID buffer. The buffer does not
        // get reset". It comes before step 2: a block without data sets the id too.
        LastEventId = (isTerminated ? Id : null) ?? lastEventId;
    }

    /// <summary>The block's zero-based number in <see cref="EventStream.Blocks"/>.</summary>
    public int Index { get; }

    /// <summary>The event's zero-based number in <see cref="EventStream.Events"/>; null where it is not dispatched.</summary>
    public int? EventIndex { get; }

    /// <summary>Where the block starts, in bytes from the start of the body.</summary>
    public int Offset => Lines[0].Offset;

    /// <summary>How many bytes its lines and their endings take, without the blank line after them.</summary>
    public int Length => Lines[_lineCount - 1].End - Offset;

    /// <summary>Its lines, without the blank line after them.</summary>
    public ArraySegment<EventStreamLine> Lines => _stream.Slice(_firstLine, _lineCount);

    /// <summary>The blank line that ends it; null where the body ended first.</summary>
    public EventStreamLine? Terminator => IsTerminated ? _stream.Lines[_firstLine + _lineCount] : null;

    /// <summary>Whether a blank line ends it.</summary>
    public bool IsTerminated { get; }

    /// <summary>Whether it holds a <c>data</c> field, an empty one included.</summary>
    public bool HasData { get; }

    /// <summary>Whether it is made of comments only.</summary>
    public bool IsCommentOnly { get; }

    /// <summary>Whether a client that follows the standard sees an event: it holds a <c>data</c> field and a blank line ends it.</summary>
    public bool IsDispatched { get; }

    /// <summary>When its last byte arrived, the blank line after it included: the moment at which a client can dispatch it.</summary>
    public TimeSpan At => (Terminator ?? Lines[_lineCount - 1]).At;

    /// <summary>The event's type; <c>message</c> where no <c>event</c> field gives one.</summary>
    public string EventType =>
        // "event": "Set the event type buffer to the field value." Dispatch: "If the event type buffer has a value other than
        // the empty string, change the type of the newly created event to equal the value of the event type buffer."
        LastValue("event") is { Length: > 0 } type ? type : "message";

    /// <summary>The <c>id</c> that this block sets; null where it sets none.</summary>
    public string? Id => LastValue("id");

    /// <summary>The last event id once this block is processed: its own, or that of an earlier block.</summary>
    public string LastEventId { get; }

    /// <summary>The reconnection time in milliseconds that this block sets, at most <see cref="long.MaxValue"/>; null where it sets none.</summary>
    public long? Retry => LastValue("retry") is not { } digits ? null
        : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds
        : long.MaxValue;

    /// <summary>The bytes of the data, its lines joined by LF; empty where there is none.</summary>
    public ReadOnlyMemory<byte> DataBytes => _joined ?? JoinData();

    /// <summary>The data as text; U+FFFD stands for what is not valid UTF-8.</summary>
    public string Data => _data ??= Encoding.UTF8.GetString(DataBytes.Span);

    /// <summary>Where a byte of <see cref="DataBytes"/> stands in the body; for the LF that joins two lines, where the ending of the first one stands.</summary>
    /// <param name="dataOffset">From 0 to the length of the data; the length itself gives the place after the last byte.</param>
    /// <exception cref="ArgumentOutOfRangeException">The data is shorter, or there is none.</exception>
    public int BodyOffset(int dataOffset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dataOffset);
        var rest = dataOffset;
        foreach (var line in Lines.AsSpan())
        {
            if (line.IsData)
            {
                if (rest <= line.ValueLength)
                {
                    return line.ValueOffset + rest;
                }

                rest -= line.ValueLength + 1;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(dataOffset), dataOffset, "The data is shorter.");
    }

    // "data": "Append the field value to the data buffer, then append a single U+000A LINE FEED (LF) character to the data buffer."
    // Dispatch, step 3: "If the data buffer's last character is a U+000A LINE FEED (LF) character, then remove the last character".
    private ReadOnlyMemory<byte> JoinData()
    {
        var lines = Lines.AsSpan();
        var (count, length, last) = (0, 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IsData)
            {
                count++;
                length += lines[i].ValueLength + 1;
                last = i;
            }
        }

        if (count <= 1)
        {
            return count == 0 ? ReadOnlyMemory<byte>.Empty : _stream.ValueBytes(lines[last]);
        }

        var joined = new byte[length - 1];
        var at = 0;
        foreach (var line in lines)
        {
            if (line.IsData)
            {
                _stream.ValueBytes(line).Span.CopyTo(joined.AsSpan(at));
                at += line.ValueLength;
                if (at < joined.Length)
                {
                    joined[at++] = (byte)'\n';
                }
            }
        }

        return _joined = joined;
    }

    private string? LastValue(string name)
    {
        var lines = Lines.AsSpan();
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (lines[i].Kind is EventStreamLineKind.Field && lines[i].Name == name)
            {
                return _stream.Value(lines[i]);
            }
        }

        return null;
    }
}
