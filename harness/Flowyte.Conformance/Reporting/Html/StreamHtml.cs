using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows an event stream as a table: every byte of it, or the first and last events and those at fault.</summary>
internal static class StreamHtml
{
    // The first events are there at once, more of them behind a click, so that a long stream stays light.
    private const int AtOnce = 60;
    private const int BehindAClick = 320;
    private const int Tail = 20;
    private const int MaxMarked = 20;

    public static void Write(HtmlWriter html, StreamReading stream, IReadOnlyList<ByteMark> marks, bool isShort)
    {
        var rows = StreamRow.Read(stream.Events);
        var head = isShort ? AtOnce / 6 : AtOnce;
        var shown = Shown(rows, marks, head, isShort ? 0 : BehindAClick);
        var rowHtml = new StreamRowHtml(stream, marks);
        List<int> first = [.. shown.TakeWhile(i => i < head)];
        List<int> rest = [.. shown.SkipWhile(i => i < head)];
        WriteTable(html, rows, rowHtml, first, 0, rest.Count > 0 ? first.Count : rows.Count);
        if (rest.Count > 0)
        {
            var isAtFault = rest.Any(i => marks.Any(rows[i].Holds));
            html.Write($"""<details class="more"{(isAtFault ? " open" : "")}><summary>{Figures.Count(rows.Count - first.Count, "more event")}</summary>""");
            WriteTable(html, rows, rowHtml, rest, first.Count, rows.Count);
            html.Write($"</details>\n");
        }

        WriteUnread(html, stream.Events);
    }

    private static void WriteTable(HtmlWriter html, IReadOnlyList<StreamRow> rows, StreamRowHtml rowHtml, IReadOnlyList<int> shown, int start, int end)
    {
        StreamRowHtml.Open(html);
        var next = start;
        foreach (var i in shown)
        {
            StreamRowHtml.WriteGap(html, i - next);
            rowHtml.Write(html, rows[i]);
            next = i + 1;
        }

        StreamRowHtml.WriteGap(html, end - next);
        html.Write($"</tbody></table>\n");
    }

    private static void WriteUnread(HtmlWriter html, EventStream events)
    {
        var rest = events.Body.Length - events.TokenizedLength;
        if (rest > 0)
        {
            html.Write($"""<p class="quiet">A bound was reached ({events.Limit.ToString()}): the last {Figures.Count(rest, "byte")} were not read as a stream.</p>""");
        }
    }

    private static SortedSet<int> Shown(IReadOnlyList<StreamRow> rows, IReadOnlyList<ByteMark> marks, int head, int more)
    {
        var shown = new SortedSet<int>(Enumerable.Range(0, Math.Min(head + more, rows.Count)));
        shown.UnionWith(Enumerable.Range(0, rows.Count).TakeLast(Math.Min(Tail, head)));
        shown.UnionWith(marks.Take(MaxMarked)
            .Select(mark => rows.TakeWhile(row => mark.Offset >= row.End).Count())
            .Where(i => i < rows.Count));
        return shown;
    }
}
