using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>The browser of all tests of pages; it starts once.</summary>
[SetUpFixture]
internal sealed class SharedBrowser
{
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    public static IBrowser Instance => s_browser ?? throw new InvalidOperationException("The browser has not started.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        var path = await InstalledBrowser.FindAsync();
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await (s_browser?.CloseAsync() ?? Task.CompletedTask);
        s_playwright?.Dispose();
    }
}
