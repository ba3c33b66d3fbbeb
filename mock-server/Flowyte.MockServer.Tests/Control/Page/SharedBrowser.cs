using Flowyte.Conformance.Tests.Reporting.Pages;
using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Control.Page;

/// <summary>The browser of all tests of the page; it starts once.</summary>
[SetUpFixture]
internal sealed class SharedBrowser
{
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static IBrowser Instance => _browser ?? throw new InvalidOperationException("The browser has not started.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        var path = await InstalledBrowser.FindAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
    }
}
