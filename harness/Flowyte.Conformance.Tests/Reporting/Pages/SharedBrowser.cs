using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>The browser of all tests of pages; it starts once.</summary>
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
