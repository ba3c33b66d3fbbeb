using System.Diagnostics;
using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.Conformance.Reporting;
using Microsoft.Playwright;

namespace Flowyte.Conformance.Benchmarks.Pages;

/// <summary>Measures the HTML report of a large run in Chromium, beside what it may cost at most.</summary>
internal static class PageMeter
{
    private const int Exchanges = 5000;
    private const int Rounds = 5;
    private const double Megabytes = 8;
    private const double PaintMilliseconds = 1000;
    private const double FilterMilliseconds = 100;

    // It may be told only after the page has loaded.
    private const string FirstPaint =
        """
        () => new Promise(done => new PerformanceObserver(list => {
          for (const paint of list.getEntriesByName('first-contentful-paint')) done(paint.startTime);
        }).observe({ type: 'paint', buffered: true }))
        """;

    // The work of the page itself and the layout that it leads to.
    private const string Filter =
        """
        ([section, text]) => {
          const form = document.querySelector(`form[data-section=${section}]`);
          form.elements.q.focus();
          const start = performance.now();
          form.elements.q.value = text;
          form.elements.q.dispatchEvent(new Event('input', { bubbles: true }));
          document.documentElement.getBoundingClientRect();
          return performance.now() - start;
        }
        """;

    /// <summary>Makes the report, opens it some times, and searches in it.</summary>
    public static async Task<IReadOnlyList<Limit>> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flowyte-page-");
        try
        {
            var run = LargeRun.Of(Exchanges);
            var watch = Stopwatch.StartNew();
            await ReportFolder.WriteAsync(run, folder.FullName, ReportFormats.Html);
            Console.WriteLine($"A report of {Exchanges:N0} exchanges was written in {watch.ElapsedMilliseconds:N0} ms.");
            return await MeasureAsync(new FileInfo(Path.Combine(folder.FullName, "report.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Limit>> MeasureAsync(FileInfo file)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium() });
        var paints = new List<double>();
        var filters = new List<double>();
        var searches = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var page = await browser.NewPageAsync();
            await page.GotoAsync(new Uri(file.FullName).AbsoluteUri);
            paints.Add(await page.EvaluateAsync<double>(FirstPaint));
            foreach (var text in (string[])["s", "stream", "no such thing", ""])
            {
                filters.Add(await page.EvaluateAsync<double>(Filter, (string[])["requirements", text]));
                searches.Add(await page.EvaluateAsync<double>(Filter, (string[])["exchanges", text]));
            }

            await page.CloseAsync();
        }

        return
        [
            Limit.AtMost($"Report of {Exchanges:N0} exchanges", file.Length / 1e6, Megabytes, "{0:0.0} MB"),
            Limit.AtMost("First paint, median", paints.Order().ElementAt(paints.Count / 2), PaintMilliseconds, "{0:0} ms"),
            Limit.AtMost("Filtering requirements, slowest", filters.Max(), FilterMilliseconds, "{0:0} ms"),
            Limit.AtMost("Filtering exchanges, slowest", searches.Max(), FilterMilliseconds, "{0:0} ms"),
        ];
    }

    // Null lets Playwright take the one that it has installed itself.
    private static string? Chromium() => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path
        : File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium"
        : null;
}
