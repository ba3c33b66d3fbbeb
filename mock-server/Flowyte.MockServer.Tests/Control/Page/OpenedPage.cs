using Flowyte.Conformance.Tests.Reporting.Pages;
using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Control.Page;

/// <summary>The page of a mock in a browser, and all that the browser had to say about it.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly WatchedPage _watched;

    private OpenedPage(FlowyteMock mock, WatchedPage watched)
    {
        Mock = mock;
        _watched = watched;
    }

    public FlowyteMock Mock { get; }

    public IPage Page => _watched.Page;

    /// <inheritdoc cref="WatchedPage.Complaints"/>
    public IReadOnlyList<string> Complaints => _watched.Complaints;

    /// <inheritdoc cref="WatchedPage.Requests"/>
    public IReadOnlyList<string> Requests => _watched.Requests;

    public static async Task<OpenedPage> OpenAsync(MockOptions? options = null, BrowserNewContextOptions? browser = null)
    {
        var mock = await FlowyteMock.StartAsync(options);
        var opened = new OpenedPage(mock, await WatchedPage.OpenAsync(SharedBrowser.Instance, mock.PageUrl.AbsoluteUri, browser));
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
        await _watched.DisposeAsync();
        await Mock.DisposeAsync();
    }
}
