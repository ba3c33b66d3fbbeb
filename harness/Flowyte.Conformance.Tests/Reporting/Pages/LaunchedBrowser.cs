using Microsoft.Playwright;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>A running Chromium, for a fixture to start once and to stop.</summary>
internal sealed class LaunchedBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private LaunchedBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    public static async Task<LaunchedBrowser> StartAsync()
    {
        var path = await InstalledBrowser.FindAsync();
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
