using System.Globalization;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Shows how long the agent took over the run: to the first text of its streams, and to the end of its answers.</summary>
internal static class LatencyHtml
{
    private const int Height = 64;

    public static void Write(HtmlWriter html, ReportView view)
    {
        var samples = Samples(view);
        if (samples.Count == 0)
        {
            return;
        }

        var axis = new LatencyAxis(samples.Min(sample => sample.Times[0]), samples.Max(sample => sample.Times[^1]));
        html.Write($"""
            <section aria-labelledby="latency"><h2 id="latency">Latency</h2>
            <p class="quiet">Of the answers of the agent that arrived whole, counted from the request being sent. The suite runs conversations side by side, which a slow target feels.</p>

            """);
        foreach (var sample in samples)
        {
            WritePicture(html, sample, axis);
        }

        WriteTable(html, samples);
        html.Write($"</section>\n");
    }

    private static List<LatencySample> Samples(ReportView view)
    {
        (string Name, TimeSpan[] Times)[] samples =
        [
            ("First text of a stream", [.. view.Latencies.Select(latency => latency.FirstTokenMs).OfType<double>().Select(TimeSpan.FromMilliseconds)]),
            ("Whole answer", [.. view.Latencies.Select(latency => TimeSpan.FromMilliseconds(latency.TotalMs))]),
        ];
        return [.. samples.Where(sample => sample.Times.Length > 0).Select(sample => new LatencySample(sample.Name, sample.Times))];
    }

    // Places are percentages, so that the picture stretches and its words do not.
    private static void WritePicture(HtmlWriter html, LatencySample sample, LatencyAxis axis)
    {
        html.Write($"""
            <figure class="latency"><figcaption>{sample.Name}</figcaption><svg class="picture" height="{Height + 22}" role="img" aria-label="{sample.Name}: half within {Figures.Duration(sample.Percentile(50))}, 90 % within {Figures.Duration(sample.Percentile(90))}, all within {Figures.Duration(sample.Percentile(100))}">
            """);
        var counts = axis.Count(sample);
        var most = counts.Max();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                var height = Math.Max(2, counts[i] * Height / most);
                html.Write($"""<rect class="bar" x="{Percent(100.0 * i / LatencyAxis.Bins)}" y="{Height - height}" width="{Percent(90.0 / LatencyAxis.Bins)}" height="{height}"/>""");
            }
        }

        html.Write($"""<line x1="0" x2="100%" y1="{Height}" y2="{Height}"/>""");
        foreach (var mark in axis.Marks)
        {
            var place = axis.PlaceOf(mark);
            var anchor = place switch { < 3 => "start", > 97 => "end", _ => "middle" };
            html.Write($"""<line x1="{Percent(place)}" x2="{Percent(place)}" y1="{Height}" y2="{Height + 4}"/><text x="{Percent(place)}" y="{Height + 18}" text-anchor="{anchor}">{Round(mark)}</text>""");
        }

        html.Write($"</svg></figure>\n");
    }

    private static void WriteTable(HtmlWriter html, List<LatencySample> samples)
    {
        html.Write($"""
            <table class="times"><thead><tr><th scope="col">Time to</th><th scope="col">Answers</th><th scope="col">Fastest</th><th scope="col">Median</th><th scope="col">90 %</th><th scope="col">99 %</th><th scope="col">Slowest</th></tr></thead><tbody>

            """);
        foreach (var sample in samples)
        {
            html.Write($"""<tr><th scope="row">{sample.Name}</th><td data-label="Answers">{sample.Times.Count:N0}</td>""");
            foreach (var (label, percent) in ((string, int)[])[("Fastest", 0), ("Median", 50), ("90 %", 90), ("99 %", 99), ("Slowest", 100)])
            {
                html.Write($"""<td data-label="{label}">{Figures.Duration(sample.Percentile(percent))}</td>""");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table>\n");
    }

    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}%");

    private static string Round(TimeSpan mark) => mark.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{mark.TotalSeconds:0.#} s")
        : string.Create(CultureInfo.InvariantCulture, $"{mark.TotalMilliseconds:0.#} ms");
}
