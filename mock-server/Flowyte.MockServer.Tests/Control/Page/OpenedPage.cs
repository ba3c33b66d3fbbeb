using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Control.Page;

/// <summary>The page of a mock in a browser, and all that the browser had to say about it.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private OpenedPage(FlowyteMock mock, IBrowserContext context, IPage page)
    {
        Mock = mock;
        _context = context;
        Page = page;
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Dialog += (_, dialog) => _complaints.Add(dialog.Message);
    }

    public FlowyteMock Mock { get; }

    public IPage Page { get; }

    /// <summary>What the console showed, errors of scripts, and dialogs.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What was loaded, the page itself included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public static async Task<OpenedPage> OpenAsync(MockOptions? options = null, BrowserNewContextOptions? browser = null)
    {
        var mock = await FlowyteMock.StartAsync(options);
        var context = await SharedBrowser.Instance.NewContextAsync(browser ?? new BrowserNewContextOptions());
        var opened = new OpenedPage(mock, context, await context.NewPageAsync());
        await opened.Page.GotoAsync(mock.PageUrl.AbsoluteUri);
        if (mock.AdminKey is null)
        {
            await opened.Shows("#journal-state", "live");
        }

        return opened;
    }

    /// <summary>Sends a message in the chat. Labels would not do: faults have names of any kind.</summary>
    public async Task ChatAsync(string message, string form, string? agent = null, string? key = null)
    {
        if (agent is not null)
        {
            await Page.Locator("#chat-agent").FillAsync(agent);
        }

        if (key is not null)
        {
            await Page.Locator("#chat-key").SelectOptionAsync(key);
        }

        await Page.GetByLabel(form, new() { Exact = true }).CheckAsync();
        await Page.Locator("#message").FillAsync(message);
        await Page.Locator("#send").ClickAsync();
    }

    /// <summary>Waits until an element shows a text.</summary>
    public Task Shows(string selector, string text) => Assertions.Expect(Page.Locator(selector)).ToContainTextAsync(text);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        await Mock.DisposeAsync();
    }
}
