using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Draws counts of results as one bar. The counts stand beside it as text.</summary>
internal static class ShareSvg
{
    public static void Write(HtmlWriter html, IReadOnlyList<(RequirementStatus Status, int Count)> counts)
    {
        // Widths are attributes of SVG: the content policy allows no style attribute.
        html.Write($"""<svg class="share" viewBox="0 0 {counts.Sum(pair => pair.Count)} 1" preserveAspectRatio="none" aria-hidden="true">""");
        var start = 0;
        foreach (var (status, count) in counts)
        {
            html.Write($"""<rect class="{Figures.Name(status)}" x="{start}" width="{count}" height="1"/>""");
            start += count;
        }

        html.Write($"</svg>\n");
    }
}
