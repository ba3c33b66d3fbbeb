namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows a head or a body: its beginning and the surroundings of each mark, and how much is left out between.</summary>
internal static class BodyHtml
{
    private const int Around = 600;
    private const int MaxMarks = 6;

    public static void Write(HtmlWriter html, ReadOnlyMemory<byte> body, int limit, IReadOnlyList<ByteMark> marks)
    {
        if (body.IsEmpty)
        {
            html.Write($"""<p class="quiet">No bytes.</p>""");
            return;
        }

        html.Write($"""<pre class="bytes">""");
        var shown = 0;
        foreach (var (start, end) in Windows(body.Length, limit, marks))
        {
            BytesHtml.WriteGap(html, start - shown);
            BytesHtml.Write(html, body.Span, FaultExcerpt.CharacterStart(body.Span, start), end, marks);
            shown = end;
        }

        BytesHtml.WriteGap(html, body.Length - shown);
        html.Write($"</pre>");
    }

    private static List<(int Start, int End)> Windows(int length, int limit, IReadOnlyList<ByteMark> marks)
    {
        List<(int Start, int End)> windows = [(0, Math.Min(limit, length))];
        foreach (var mark in marks.Take(MaxMarks).OrderBy(mark => mark.Offset))
        {
            var start = Math.Clamp(mark.Offset - Around, 0, length);
            var end = (int)Math.Min((long)mark.Offset + Math.Min(mark.Length, Around) + Around, length);
            if (start <= windows[^1].End)
            {
                windows[^1] = (windows[^1].Start, Math.Max(windows[^1].End, end));
            }
            else
            {
                windows.Add((start, end));
            }
        }

        return windows;
    }
}
