using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows an event stream as a table: every byte of it, or the first and last events and those at fault.</summary>
internal static class StreamHtml
{
    private const int Head = 80;
    private const int Tail = 20;
    private const int MaxMarked = 20;
    private const int RowLimit = 2048;

    public static void Write(HtmlWriter html, WireResponse response, IReadOnlyList<ByteMark> marks, bool isShort)
    {
        var stream = EventStream.Read(response.Body, response.Pieces, StreamedReply.Limits);
        var rows = Rows(stream);
        var shown = Shown(rows, marks, isShort ? Head / 8 : Head);
        html.Write($"""
            <table class="stream"><thead><tr><th scope="col">Event</th><th scope="col">Offset</th><th scope="col">Arrived</th><th scope="col">Lines end</th><th scope="col">Bytes</th></tr></thead><tbody>

            """);
        var next = 0;
        foreach (var i in shown)
        {
            WriteGap(html, i - next);
            WriteRow(html, stream, rows[i], marks);
            next = i + 1;
        }

        WriteGap(html, rows.Count - next);
        html.Write($"</tbody></table>\n");
        var rest = response.Body.Length - stream.TokenizedLength;
        if (rest > 0)
        {
            html.Write($"""<p class="quiet">A bound was reached ({stream.Limit.ToString()}): the last {Figures.Count(rest, "byte")} were not read as a stream.</p>""");
        }
    }

    // Each row reaches to the next block, so that blank lines and a byte order mark are shown and none is lost.
    private static List<(EventStreamBlock? Block, int Start, int End)> Rows(EventStream stream)
    {
        var rows = new List<(EventStreamBlock? Block, int Start, int End)>();
        for (var i = 0; i < stream.Blocks.Count; i++)
        {
            var start = i == 0 ? 0 : stream.Blocks[i].Offset;
            var end = i + 1 < stream.Blocks.Count ? stream.Blocks[i + 1].Offset : stream.TokenizedLength;
            rows.Add((stream.Blocks[i], start, end));
        }

        if (rows.Count == 0 && stream.TokenizedLength > 0)
        {
            rows.Add((null, 0, stream.TokenizedLength));
        }

        return rows;
    }

    private static SortedSet<int> Shown(List<(EventStreamBlock? Block, int Start, int End)> rows, IReadOnlyList<ByteMark> marks, int head)
    {
        var shown = new SortedSet<int>(Enumerable.Range(0, Math.Min(head, rows.Count)));
        shown.UnionWith(Enumerable.Range(0, rows.Count).TakeLast(Math.Min(Tail, head)));
        shown.UnionWith(marks.Take(MaxMarked)
            .Select(mark => rows.FindIndex(row => mark.Offset < row.End))
            .Where(i => i >= 0));
        return shown;
    }

    private static void WriteRow(HtmlWriter html, EventStream stream, (EventStreamBlock? Block, int Start, int End) row, IReadOnlyList<ByteMark> marks)
    {
        var (block, start, end) = row;
        var number = block switch
        {
            { EventIndex: { } index } => $"{index + 1}",
            { IsCommentOnly: true } => "comment",
            _ => "unseen",
        };
        var arrived = block is null ? "" : $"{Figures.Milliseconds(block.At)} ms";
        html.Write($"""<tr><td data-label="Event">{number}</td><td data-label="Offset">{start}</td><td data-label="Arrived">{arrived}</td><td data-label="Lines end">{Endings(block)}</td><td><pre class="bytes">""");
        BytesHtml.Write(html, stream.Body.Span, start, Math.Min(end, start + RowLimit), marks);
        if (end - start > RowLimit)
        {
            var reach = marks.FirstOrDefault(mark => mark.Offset >= start + RowLimit && mark.Offset < end);
            WriteRest(html, stream, start + RowLimit, end, reach, marks);
        }

        html.Write($"</pre></td></tr>\n");
    }

    private static void WriteRest(HtmlWriter html, EventStream stream, int start, int end, ByteMark? reach, IReadOnlyList<ByteMark> marks)
    {
        if (reach is not null)
        {
            var from = Math.Max(start, reach.Offset - (RowLimit / 8));
            var to = Math.Min(end, reach.Offset + (RowLimit / 4));
            BytesHtml.WriteGap(html, from - start);
            BytesHtml.Write(html, stream.Body.Span, FaultExcerpt.CharacterStart(stream.Body.Span, from), to, marks);
            start = to;
        }

        BytesHtml.WriteGap(html, end - start);
    }

    private static void WriteGap(HtmlWriter html, int events)
    {
        if (events > 0)
        {
            html.Write($"""<tr><td colspan="5" class="gap">{Figures.Count(events, "event")} left out</td></tr>""");
        }
    }

    private static string Endings(EventStreamBlock? block)
    {
        if (block is null)
        {
            return "";
        }

        var names = block.Lines.Select(line => line.Ending)
            .Concat(block.Terminator is { } blank ? [blank.Ending] : [])
            .Distinct()
            .Select(ending => ending switch { LineEnding.CrLf => "CR LF", LineEnding.Cr => "CR", LineEnding.Lf => "LF", _ => "not at all" });
        return string.Join(", ", names);
    }
}
