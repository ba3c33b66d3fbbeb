using Microsoft.Playwright;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>A page in a context of its own, and all that the browser had to say about it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
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

    public static async Task<WatchedPage> OpenAsync(IBrowser browser, string url, BrowserNewContextOptions? options)
    {
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(url);
        return watched;
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
