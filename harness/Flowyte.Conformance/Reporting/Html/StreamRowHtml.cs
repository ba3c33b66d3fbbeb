using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows the rows of the table of a stream.</summary>
internal sealed class StreamRowHtml(StreamReading stream, IReadOnlyList<ByteMark> marks)
{
    private const int RowLimit = 2048;
    private const int MaxDelta = 300;

    /// <summary>Begins a table.</summary>
    public static void Open(HtmlWriter html) => html.Write($"""
        <table class="stream"><thead><tr><th scope="col">Event</th><th scope="col">Offset</th><th scope="col">Arrived</th><th scope="col">Lines end</th><th scope="col">Delta</th><th scope="col">Bytes</th></tr></thead><tbody>

        """);

    /// <summary>Says how many events are left out; says nothing where none are.</summary>
    public static void WriteGap(HtmlWriter html, int events)
    {
        if (events > 0)
        {
            html.Write($"""<tr><td colspan="6" class="gap">{Figures.Count(events, "event")} left out</td></tr>""");
        }
    }

    /// <summary>Shows a row.</summary>
    public void Write(HtmlWriter html, StreamRow row)
    {
        html.Write($"""<tr><td data-label="Event">{NameOf(row.Block)}</td><td data-label="Offset">{row.Start}</td><td data-label="Arrived">""");
        if (row.Block is { } block)
        {
            html.Write($"""{Figures.Milliseconds(block.At)} ms</td><td data-label="Lines end">{Endings(block)}</td><td>""");
            WriteDelta(html, stream.DeltaOf(block));
        }
        else
        {
            html.Write($"</td><td></td><td>");
        }

        html.Write($"""</td><td><pre class="bytes">""");
        WriteBytes(html, row);
        html.Write($"</pre></td></tr>\n");
    }

    private static void WriteDelta(HtmlWriter html, EventDelta delta)
    {
        if (delta.Text.Length > 0)
        {
            html.Write($"""<pre class="delta">""");
            html.WriteBytes(System.Text.Encoding.UTF8.GetBytes(BoundedText.Cut(delta.Text, MaxDelta)));
            html.Write($"</pre>");
        }

        if (delta.Note.Length > 0)
        {
            html.Write($"""<span class="note">{delta.Note}</span>""");
        }
    }

    private void WriteBytes(HtmlWriter html, StreamRow row)
    {
        var (start, end) = (row.Start, Math.Min(row.End, row.Start + RowLimit));
        BytesHtml.Write(html, stream.Events.Body.Span, start, end, marks);
        if (end == row.End)
        {
            return;
        }

        start = end;
        if (marks.FirstOrDefault(mark => mark.Offset >= start && mark.Offset < row.End) is { } reach)
        {
            var from = Math.Max(start, reach.Offset - (RowLimit / 8));
            var to = Math.Min(row.End, reach.Offset + (RowLimit / 4));
            BytesHtml.WriteGap(html, from - start);
            BytesHtml.Write(html, stream.Events.Body.Span, FaultExcerpt.CharacterStart(stream.Events.Body.Span, from), to, marks);
            start = to;
        }

        BytesHtml.WriteGap(html, row.End - start);
    }

    private static string NameOf(EventStreamBlock? block) => block switch
    {
        { EventIndex: { } index } => $"{index + 1}",
        { IsCommentOnly: true } => "comment",
        _ => "unseen",
    };

    private static string Endings(EventStreamBlock block)
    {
        var names = block.Lines.Select(line => line.Ending)
            .Concat(block.Terminator is { } blank ? [blank.Ending] : [])
            .Distinct()
            .Select(ending => ending switch { LineEnding.CrLf => "CR LF", LineEnding.Cr => "CR", LineEnding.Lf => "LF", _ => "not at all" });
        return string.Join(", ", names);
    }
}
