using Flowyte.Conformance.Tests.Reporting.Pages;
using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Control.Page;

/// <summary>The browser of all tests of the page; it starts once.</summary>
[SetUpFixture]
internal sealed class SharedBrowser
{
    private static LaunchedBrowser? _launched;

    public static IBrowser Instance => _launched?.Browser ?? throw new InvalidOperationException("The browser has not started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => _launched = await LaunchedBrowser.StartAsync();

    [OneTimeTearDown]
    public static async Task StopAsync() => await (_launched?.DisposeAsync() ?? ValueTask.CompletedTask);
}
