using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using Microsoft.Playwright;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>A <c>report.html</c> opened from disk, and all that the browser had to say about it.</summary>
internal sealed class OpenedReport : IAsyncDisposable
{
    private readonly WrittenReports _written;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private OpenedReport(WrittenReports written, IBrowserContext context, IPage page)
    {
        _written = written;
        _context = context;
        Page = page;
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Dialog += (_, dialog) => _complaints.Add(dialog.Message);
    }

    public IPage Page { get; }

    /// <summary>What the console showed, errors of scripts, and dialogs.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What was loaded, the page itself included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public static async Task<OpenedReport> OpenAsync(RunReport report, BrowserNewContextOptions? options = null, string anchor = "")
    {
        var written = await WrittenReports.WriteAsync(report, ReportFormats.Html);
        var context = await SharedBrowser.Instance.NewContextAsync(options ?? new BrowserNewContextOptions());
        var opened = new OpenedReport(written, context, await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(written.PathOf("report.html")).AbsoluteUri + anchor);
        return opened;
    }

    /// <summary>Opens everything that is folded, and has what is off the screen drawn too.</summary>
    public Task OpenAllAsync() => Page.EvaluateAsync(
        "document.querySelectorAll('details').forEach(details => { details.open = true; details.style.contentVisibility = 'visible'; })");

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _written.Dispose();
    }
}
