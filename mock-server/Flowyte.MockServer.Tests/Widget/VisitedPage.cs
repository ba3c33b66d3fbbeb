using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Widget;

/// <summary>A page in a browser, and all that went over the wire for it.</summary>
internal sealed class VisitedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<IRequest> _requests = [];
    private readonly List<string> _complaints = [];

    private VisitedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        context.Request += (_, request) => _requests.Add(request);
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Dialog += (_, dialog) => _complaints.Add(dialog.Message);
    }

    public IPage Page { get; }

    public ILocator Launcher => Page.GetByRole(AriaRole.Button, new() { Name = "Open chat" });

    public ILocator Log => Page.GetByRole(AriaRole.Log);

    /// <summary>What the console showed, errors of scripts, and dialogs.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<VisitedPage> OpenAsync(IBrowser browser, string url, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options ?? new());
        var visited = new VisitedPage(context, await context.NewPageAsync());
        await visited.Page.GotoAsync(url);
        return visited;
    }

    /// <summary>Opens the bubble, sends a message, and waits until the answer is whole.</summary>
    public async Task ChatAsync(string message)
    {
        if (await Launcher.GetAttributeAsync("aria-expanded") == "false")
        {
            await Launcher.ClickAsync();
        }

        await Page.GetByLabel("Your message").FillAsync(message);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Log).ToHaveAttributeAsync("aria-busy", "false");
    }

    /// <summary>The addresses that were asked.</summary>
    public IEnumerable<string> Addresses => _requests.Select(request => request.Url);

    /// <summary>Everything that was sent and received, and everything that the page holds and shows.</summary>
    public async Task<string> EverythingAsync()
    {
        List<string> all = [await Page.ContentAsync(), await Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('*')].map(e => e.shadowRoot?.innerHTML ?? '').join('') + JSON.stringify([localStorage, sessionStorage, document.cookie])")];
        foreach (var request in _requests)
        {
            all.Add($"{request.Method} {request.Url} {request.PostData}");
            all.AddRange((await request.AllHeadersAsync()).Select(field => $"{field.Key}: {field.Value}"));
            if (await request.ResponseAsync() is { } response)
            {
                all.AddRange((await response.AllHeadersAsync()).Select(field => $"{field.Key}: {field.Value}"));
                all.Add(await response.TextAsync());
            }
        }

        return string.Join('\n', all);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
