using System.Text.Json;
using Flowyte.Conformance.Reporting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>The recording of a run is a HAR file that the developer tools of a browser open.</summary>
[TestFixture]
internal sealed class DeveloperToolsTests
{
    // The page of the tools, which every Chromium brings, and what its network panel reads a file with.
    private const string Tools = "devtools://devtools/bundled/devtools_app.html";

    private const string Import =
        """
        async text => {
          const { HARFormat, Importer } = await import('./models/har/har.js');
          const { log } = new HARFormat.HARRoot(JSON.parse(text));
          return Importer.Importer.requestsFromHARLog(log).map(request => `${request.requestMethod} ${request.statusCode} ${new URL(request.url()).pathname}`);
        }
        """;

    [Test]
    public async Task They_show_every_exchange()
    {
        var report = Reports.Failing();
        using var files = await WrittenReports.WriteAsync(report, ReportFormats.Har);
        using var json = JsonDocument.Parse(files.Har);
        string[] written = [.. json.RootElement.GetProperty("log").GetProperty("entries").EnumerateArray().Select(Line)];

        var page = await SharedBrowser.Instance.NewPageAsync();
        await page.GotoAsync(Tools);
        var shown = await page.EvaluateAsync<string[]>(Import, files.Har);
        await page.CloseAsync();

        Assert.That(shown, Is.EquivalentTo(written));
        Assert.That(shown, Has.Length.EqualTo(report.Exchanges.Count));
    }

    private static string Line(JsonElement entry)
    {
        var request = entry.GetProperty("request");
        return $"{request.GetProperty("method").GetString()} {entry.GetProperty("response").GetProperty("status").GetInt32()} {new Uri(request.GetProperty("url").GetString()!).AbsolutePath}";
    }
}
