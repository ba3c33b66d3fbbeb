using System.Globalization;
using System.Text;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Draws when the events of a stream arrived: a stroke an event, the first text and the longest gap marked.</summary>
internal static class TimelineHtml
{
    // The picture's own width; browsers stretch it. Strokes closer than one of it fall together.
    private const int Width = 1000;

    public static void Write(HtmlWriter html, StreamReading stream, Exchange exchange)
    {
        if (stream.LongestGap is not { } gap)
        {
            return;
        }

        var blocks = stream.Events.Blocks;
        var end = Max(exchange.Timing.Total, blocks[^1].At);
        var first = stream.FirstTextAt;
        var caption = Caption(stream, exchange, gap, end);
        html.Write($"""
            <figure class="timeline"><svg class="picture" height="40" role="img" aria-label="When the events arrived. {caption}">
            <svg viewBox="0 0 {Width} 10" preserveAspectRatio="none" width="100%" height="20"><rect class="track" width="{Width}" height="10"/>
            """);
        var from = PlaceOf(gap.Before.At - gap.Wait, end);
        html.Write($"""<rect class="wait" x="{from}" width="{Math.Max(1, PlaceOf(gap.Before.At, end) - from)}" height="10"/><path class="event" d="{Strokes(blocks, end)}"/>""");
        if (first is { } at)
        {
            html.Write($"""<path class="first" d="M{PlaceOf(at, end)} 0V10"/>""");
        }

        html.Write($"""
            </svg><text x="0" y="36">0</text><text x="100%" y="36" text-anchor="end">{Figures.Duration(end)}</text></svg>
            <figcaption>{caption} <span class="keys"><span class="key event">event</span> <span class="key first">first text</span> <span class="key wait">longest gap</span></span></figcaption></figure>

            """);
    }

    private static string Caption(StreamReading stream, Exchange exchange, (TimeSpan Wait, EventStreamBlock Before) gap, TimeSpan end)
    {
        var text = new StringBuilder(Figures.Count(stream.Events.Blocks.Count, "event")).Append(CultureInfo.InvariantCulture, $" in {Figures.Duration(end)}: ");
        if (exchange.Timing.FirstByte is { } firstByte)
        {
            text.Append(CultureInfo.InvariantCulture, $"first byte after {Figures.Duration(firstByte)}, ");
        }

        if (stream.FirstTextAt is { } firstText)
        {
            text.Append(CultureInfo.InvariantCulture, $"first text after {Figures.Duration(firstText)}, ");
        }

        return text.Append(CultureInfo.InvariantCulture, $"longest gap {Figures.Duration(gap.Wait)} before event {gap.Before.Index + 1}.").ToString();
    }

    private static string Strokes(IEnumerable<EventStreamBlock> blocks, TimeSpan end)
    {
        var path = new StringBuilder();
        var last = -1;
        foreach (var block in blocks)
        {
            var place = PlaceOf(block.At, end);
            if (place != last)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{place} 0V10");
                last = place;
            }
        }

        return path.ToString();
    }

    private static int PlaceOf(TimeSpan at, TimeSpan end) => end <= TimeSpan.Zero ? 0 : (int)Math.Clamp(at / end * Width, 0, Width);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
