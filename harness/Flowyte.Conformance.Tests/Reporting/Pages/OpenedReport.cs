using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Microsoft.Playwright;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>A <c>report.html</c> opened from disk, and all that the browser had to say about it.</summary>
internal sealed class OpenedReport : IAsyncDisposable
{
    private readonly WrittenReports _written;
    private readonly WatchedPage _watched;

    private OpenedReport(WrittenReports written, WatchedPage watched)
    {
        _written = written;
        _watched = watched;
    }

    public IPage Page => _watched.Page;

    /// <inheritdoc cref="WatchedPage.Complaints"/>
    public IReadOnlyList<string> Complaints => _watched.Complaints;

    /// <inheritdoc cref="WatchedPage.Requests"/>
    public IReadOnlyList<string> Requests => _watched.Requests;

    public static async Task<OpenedReport> OpenAsync(RunReport report, BrowserNewContextOptions? options = null, string anchor = "")
    {
        var written = await WrittenReports.WriteAsync(report, ReportFormats.Html);
        return new(written, await WatchedPage.OpenAsync(SharedBrowser.Instance, new Uri(written.PathOf("report.html")).AbsoluteUri + anchor, options));
    }

    /// <summary>Opens everything that is folded, and has what is off the screen drawn too.</summary>
    public Task OpenAllAsync() => Page.EvaluateAsync(
        "document.querySelectorAll('details, .batch').forEach(element => { element.open = true; element.style.contentVisibility = 'visible'; })");

    public async ValueTask DisposeAsync()
    {
        await _watched.DisposeAsync();
        _written.Dispose();
    }
}
