using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Flowyte.MockServer.Faults;

/// <summary>Turns a draft into the bytes of its body, each with its time.</summary>
internal static class DraftRenderer
{
    /// <summary>The body in the segments that are written one by one.</summary>
    public static ImmutableArray<Segment> Render(Draft draft)
    {
        var segments = draft.Events is { } events ? Render(events, draft.Style) : [new(draft.Body!.Render(), TimeSpan.Zero)];
        segments = draft.BodyEdits.Count > 0 || draft.Style.IsBuffered ? [Joined(draft, segments)] : segments;
        return draft.Wire.Coding is { } coding ? Compressed(segments, coding) : segments;
    }

    /// <summary>How many bytes of the body are sent before the answer stops; null where all of them are.</summary>
    public static int? BytesBeforeBreak(Draft draft, ImmutableArray<Segment> segments)
    {
        if (draft.Wire.BreakOff is not { Where: not "end" and var where })
        {
            return null;
        }

        if (int.TryParse(where, out var offset))
        {
            return offset;
        }

        var events = draft.Events ?? [];
        var index = EventSelector.IndexOf(events, where);
        return index < events.Count ? segments.Take(index + 1).Sum(segment => segment.Bytes.Length) : null;
    }

    private static ImmutableArray<Segment> Render(List<DraftEvent> events, StreamStyle style)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(events.Count);
        foreach (var (number, item) in events.Index())
        {
            var lineEnding = style.LineEndings[number % style.LineEndings.Length];
            var bytes = item.Kind is DraftEventKind.Raw ? item.Data.Render() : Written(item, style, number, lineEnding);
            var isLast = item == events[^1];
            segments.Add(new(isLast && style.TrimsEnd ? bytes[..^lineEnding.Length] : bytes, item.Delay));
        }

        return segments.ToImmutable();
    }

    private static byte[] Written(DraftEvent item, StreamStyle style, int number, string lineEnding)
    {
        var data = item.Data.Render();
        var head = new StringBuilder();
        if ((item.Kind is DraftEventKind.Done ? item.Name : style.EventName ?? item.Name) is { } name)
        {
            head.Append("event: ").Append(name).Append(lineEnding);
        }

        if (style.HasIds)
        {
            head.Append("id: ").Append(number).Append(lineEnding);
        }

        head.Append(item.Field);
        if (style.IsMultiline)
        {
            data = Bytes.Replace(data, "\n"u8.ToArray(), Encoding.UTF8.GetBytes($"{lineEnding}{item.Field}"));
        }

        var end = style.Separator.Replace("\n", lineEnding, StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. data, .. Encoding.UTF8.GetBytes(end)];
    }

    private static Segment Joined(Draft draft, ImmutableArray<Segment> segments)
    {
        byte[] bytes = [.. segments.SelectMany(segment => segment.Bytes)];
        return new(
            draft.BodyEdits.Aggregate(bytes, (body, edit) => edit(body)),
            segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + segment.Delay));
    }

    // Each segment is flushed by itself, so that it can be read when it comes.
    private static ImmutableArray<Segment> Compressed(ImmutableArray<Segment> segments, string coding)
    {
        using var buffer = new MemoryStream();
        var compressed = ImmutableArray.CreateBuilder<Segment>(segments.Length);
        using (Stream coder = Coder(coding, buffer))
        {
            foreach (var (bytes, delay) in segments)
            {
                coder.Write(bytes);
                coder.Flush();
                compressed.Add(new(Taken(buffer), delay));
            }
        }

        if (compressed is [.., var last])
        {
            compressed[^1] = last with { Bytes = [.. last.Bytes, .. Taken(buffer)] };
        }

        return compressed.ToImmutable();
    }

    private static Stream Coder(string coding, MemoryStream buffer) => coding switch
    {
        "gzip" => new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
        _ => new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
    };

    private static byte[] Taken(MemoryStream buffer)
    {
        var bytes = buffer.ToArray();
        buffer.SetLength(0);
        return bytes;
    }
}
