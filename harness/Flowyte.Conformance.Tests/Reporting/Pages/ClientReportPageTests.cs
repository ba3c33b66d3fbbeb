using Deque.AxeCore.Playwright;
using Flowyte.Conformance.Clients.Reporting;
using Flowyte.Conformance.Tests.Clients;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary><c>client.html</c> in a browser.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Self)]
internal sealed class ClientReportPageTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task It_is_no_wider_than_the_screen_and_axe_finds_nothing([Values(360, 800, 1400)] int width, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        await using var opened = await OpenAsync("The text differs at character 17.", new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        await OpenAllAsync(opened.Page);
        // For people to look at: whether a page is beautiful is not for a test to say.
        var picture = Path.Combine(Repository.Root, "artifacts", "screenshots", $"client-{width}-{scheme}.png".ToLowerInvariant());
        await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true });
        TestContext.AddTestAttachment(picture);
        var axe = await opened.Page.RunAxe();

        Assert.That(await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(axe.Violations.Select(violation => $"{violation.Id}: {violation.Help}"), Is.Empty);
    }

    [Test]
    public async Task The_requirements_can_be_filtered()
    {
        await using var opened = await OpenAsync("wrong");

        await opened.Page.Locator(".counts .failed a").ClickAsync();

        Assert.That(await opened.Page.Locator("details.requirement").Filter(new() { Visible = true }).EvaluateAllAsync<string[]>("elements => elements.map(element => element.id)"), Is.EqualTo(["READS-1"]));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Whatever_the_adapter_says_is_only_text([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        await using var opened = await OpenAsync(hostile.Text);
        await OpenAllAsync(opened.Page);

        Assert.That(await opened.Page.EvaluateAsync<bool>("'owned' in window"), Is.False);
        Assert.That(await opened.Page.Locator("img, iframe, object, textarea, script:not(body > script), [onmouseover], [onload], [ontoggle]").CountAsync(), Is.Zero);
        Assert.That(opened.Requests, Is.EqualTo(new[] { opened.Page.Url }));
        Assert.That(opened.Complaints, Is.Empty);
    }

    private async Task<WatchedPage> OpenAsync(string said, BrowserNewContextOptions? options = null)
    {
        var files = await ClientFolder.WriteAsync(ClientReports.Saying(said), _folder.Path);
        return await WatchedPage.OpenAsync(SharedBrowser.Instance, new Uri(files.Single(file => file.EndsWith(".html", StringComparison.Ordinal))).AbsoluteUri, options);
    }

    private static async Task OpenAllAsync(IPage page) => await page.EvaluateAsync("document.querySelectorAll('details').forEach(element => { element.open = true; element.style.contentVisibility = 'visible'; })");
}
