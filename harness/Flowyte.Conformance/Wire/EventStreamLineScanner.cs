using System.Buffers;
using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Cuts a growing body into lines. It sees the whole body so far each time and looks at every byte once or twice,
/// so that its work is linear in the body, in whatever pieces it arrives.
/// </summary>
internal sealed class EventStreamLineScanner(EventStreamLimits limits)
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private EventStreamLine[] _lines = [];
    private int _count;
    private bool _markSought;
    private int _lineStart;
    private int _scanned;
    private int _blocks;
    private bool _inBlock;
    private TimeSpan _latest;

    // When a CR arrived of which it is not known yet whether an LF belongs to it.
    private TimeSpan? _pendingCrAt;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public bool HasByteOrderMark { get; private set; }

    public EventStreamLimit Limit { get; private set; }

    /// <summary>How many bytes from the start of the body the mark and the lines so far make up.</summary>
    public int TokenizedLength => _lineStart;

    /// <summary>The lines so far. They stay as they are when more follow.</summary>
    public ArraySegment<EventStreamLine> Lines => new(_lines, 0, _count);

    /// <summary>How many blocks the lines so far make up.</summary>
    public int BlockCount => _blocks;

    /// <summary>Makes room for the lines of a body that is known whole, for it takes longer to grow than to count.</summary>
    public void Expect(ReadOnlySpan<byte> body)
    {
        var lines = Math.Max(body.Count((byte)'\n'), body.Count((byte)'\r')) + 1;
        Array.Resize(ref _lines, Math.Min(lines, limits.Lines));
    }

    /// <summary>Takes the body so far, of which everything after what it took before arrived at <paramref name="at"/>.</summary>
    public void Advance(ReadOnlySpan<byte> body, TimeSpan at)
    {
        if (_markSought || SeekMark(body))
        {
            while (Limit is EventStreamLimit.None && _scanned < body.Length)
            {
                Step(body, at);
            }
        }

        _latest = at;
    }

    /// <summary>Takes the end of the body: what is left is a line without an ending.</summary>
    public void Complete(ReadOnlySpan<byte> body)
    {
        if (Limit is not EventStreamLimit.None)
        {
            return;
        }

        if (_pendingCrAt is { } crAt)
        {
            EndLine(body, body.Length - 1, LineEnding.Cr, crAt);
        }
        else if (_lineStart < body.Length)
        {
            EndLine(body, body.Length, LineEnding.None, _latest);
        }
    }

    // HTML §9.2.5: "stream = [ bom ] *event"; §9.2.6: "The UTF-8 decode algorithm strips one leading
    // UTF-8 Byte Order Mark (BOM), if any." A mark that stands anywhere else is text.
    private bool SeekMark(ReadOnlySpan<byte> body)
    {
        if (body.Length < Mark.Length && Mark.StartsWith(body))
        {
            return false;
        }

        _markSought = true;
        HasByteOrderMark = body.StartsWith(Mark);
        _lineStart = _scanned = HasByteOrderMark ? Mark.Length : 0;
        return true;
    }

    private void Step(ReadOnlySpan<byte> body, TimeSpan at)
    {
        // HTML §9.2.5: "end-of-line = ( cr lf / cr / lf )": an LF right after a CR belongs to it.
        if (_pendingCrAt is { } crAt)
        {
            var isCrLf = body[_scanned] == (byte)'\n';
            EndLine(body, _scanned - 1, isCrLf ? LineEnding.CrLf : LineEnding.Cr, isCrLf ? at : crAt);
            return;
        }

        var found = body[_scanned..].IndexOfAny(LineEnds);
        var end = found < 0 ? body.Length : _scanned + found;
        if (end - _lineStart > limits.LineLength)
        {
            Limit = EventStreamLimit.LineLength;
        }
        else if (found < 0)
        {
            _scanned = end;
        }
        else if (body[end] == (byte)'\n')
        {
            EndLine(body, end, LineEnding.Lf, at);
        }
        else
        {
            _pendingCrAt = at;
            _scanned = end + 1;
        }
    }

    private void EndLine(ReadOnlySpan<byte> body, int end, LineEnding ending, TimeSpan at)
    {
        var opensBlock = !_inBlock && end > _lineStart;
        if (_count == limits.Lines || (opensBlock && _blocks == limits.Blocks))
        {
            Limit = _count == limits.Lines ? EventStreamLimit.Lines : EventStreamLimit.Blocks;
            return;
        }

        var line = Classify(body, _lineStart, end, ending, at);
        if (_count == _lines.Length)
        {
            Array.Resize(ref _lines, Math.Max(16, 2 * _count));
        }

        _lines[_count++] = line;
        _inBlock = end > _lineStart;
        _blocks += opensBlock ? 1 : 0;
        _lineStart = _scanned = line.End;
        _pendingCrAt = null;
    }

    private static EventStreamLine Classify(ReadOnlySpan<byte> body, int start, int end, LineEnding ending, TimeSpan at)
    {
        var line = body[start..end];
        var colon = line.IndexOf((byte)':');
        EventStreamLineKind kind;
        string? name = null;
        var valueOffset = colon < 0 ? end : start + colon + 1;
        if (line.IsEmpty)
        {
            // HTML §9.2.6: "If the line is empty (a blank line): Dispatch the event, as defined below."
            kind = EventStreamLineKind.Blank;
        }
        else if (colon == 0)
        {
            // "If the line starts with a U+003A COLON character (:): Ignore the line."
            kind = EventStreamLineKind.Comment;
        }
        else
        {
            // "If value starts with a U+0020 SPACE character, remove it from value." One, and no other white space.
            // "Otherwise, the string is not empty but does not contain a U+003A COLON character (:): Process the field
            // [...] using the whole line as the field name, and the empty string as the field value."
            valueOffset += valueOffset < end && body[valueOffset] == (byte)' ' ? 1 : 0;
            name = NameOf(colon < 0 ? line : line[..colon]);
            kind = TakesEffect(name, body[valueOffset..end]) ? EventStreamLineKind.Field : EventStreamLineKind.IgnoredField;
        }

        return new EventStreamLine
        {
            Offset = start,
            Length = end - start,
            Ending = ending,
            At = at,
            Kind = kind,
            Name = name,
            ValueOffset = valueOffset,
        };
    }

    // "Field names must be compared literally, with no case folding performed." The four names that mean something share their strings.
    private static string NameOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("data"u8) => "data",
        _ when name.SequenceEqual("event"u8) => "event",
        _ when name.SequenceEqual("id"u8) => "id",
        _ when name.SequenceEqual("retry"u8) => "retry",
        _ => Encoding.UTF8.GetString(name),
    };

    private static bool TakesEffect(string name, ReadOnlySpan<byte> value) => name switch
    {
        "data" or "event" => true,

        // "id": "If the field value does not contain U+0000 NULL, then set the last event ID buffer to the field value.
        // Otherwise, ignore the field."
        "id" => !value.Contains((byte)0),

        // "retry": "If the field value consists of only ASCII digits, then interpret the field value as an integer in base ten [...].
        // Otherwise, ignore the field." An empty value is no integer; browsers ignore it too.
        "retry" => !value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9'),

        // "Otherwise: The field is ignored."
        _ => false,
    };
}
