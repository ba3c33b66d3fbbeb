namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows bytes as text, with nothing hidden and places marked.</summary>
internal static class BytesHtml
{
    /// <summary>Shows some of the bytes.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="bytes">The bytes; offsets count from their start.</param>
    /// <param name="start">The first byte to show.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <param name="marks">The places to mark; those that do not begin here are marked as far as they reach in.</param>
    public static void Write(HtmlWriter html, ReadOnlySpan<byte> bytes, int start, int end, IReadOnlyList<ByteMark> marks)
    {
        if (marks.Count == 0)
        {
            html.WriteBytes(bytes[start..end]);
            return;
        }

        int[] cuts =
        [
            .. marks.SelectMany(mark => new[] { mark.Offset, mark.End })
                .Where(cut => cut > start && cut < end)
                .Append(start)
                .Append(end)
                .Distinct()
                .Order(),
        ];
        for (var i = 0; i < cuts.Length; i++)
        {
            var from = cuts[i];
            if (from < end || end == bytes.Length)
            {
                Begin(html, marks.Where(mark => mark.Offset == from));
            }

            if (i + 1 < cuts.Length)
            {
                Write(html, bytes[from..cuts[i + 1]], marks.FirstOrDefault(mark => mark.Offset <= from && mark.End >= cuts[i + 1]));
            }
        }
    }

    /// <summary>Says how many bytes are left out; says nothing where none are.</summary>
    public static void WriteGap(HtmlWriter html, int bytes)
    {
        if (bytes > 0)
        {
            html.Write($"""<span class="gap">{Figures.Count(bytes, "byte")} left out</span>""");
        }
    }

    /// <summary>Shows the runs of an excerpt.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<VisibleRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.IsEscape)
            {
                html.Write($"<i>{run.Text}</i>");
            }
            else
            {
                html.Write($"{run.Text}");
            }
        }
    }

    private static void Begin(HtmlWriter html, IEnumerable<ByteMark> marks)
    {
        foreach (var mark in marks.Where(mark => html.Places.Add(mark.Anchor)))
        {
            if (mark.Length == 0)
            {
                html.Write($"""<mark class="between" id="{mark.Anchor}" title="{mark.Requirement}"></mark>""");
            }
            else
            {
                html.Write($"""<span class="place" id="{mark.Anchor}"></span>""");
            }
        }
    }

    private static void Write(HtmlWriter html, ReadOnlySpan<byte> bytes, ByteMark? mark)
    {
        if (mark is null)
        {
            html.WriteBytes(bytes);
            return;
        }

        html.Write($"""<mark title="{mark.Requirement}">""");
        html.WriteBytes(bytes);
        html.Write($"</mark>");
    }
}
