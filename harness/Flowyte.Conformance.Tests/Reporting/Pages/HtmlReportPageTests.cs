using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Flowyte.Conformance.Verdicts;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

[TestFixture]
[Parallelizable(ParallelScope.Self)]
internal sealed class HtmlReportPageTests
{
    [Test]
    public async Task It_loads_nothing_and_has_nothing_to_complain()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());

        Assert.That(report.Requests, Is.EqualTo(new[] { report.Page.Url }));
        Assert.That(report.Complaints, Is.Empty);
        Assert.That(await report.Page.Locator("h1").TextContentAsync(), Is.EqualTo("Not conformant: 3 of 8 requirements failed"));
    }

    [Test]
    public async Task Without_JavaScript_the_whole_report_can_be_read()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), new BrowserNewContextOptions { JavaScriptEnabled = false });

        Assert.That(await report.Page.Locator(".cause").CountAsync(), Is.EqualTo(3));
        Assert.That(await report.Page.Locator(".cause mark").First.IsVisibleAsync(), Is.True);
        Assert.That(await report.Page.Locator("form").First.IsVisibleAsync(), Is.False);
        await report.Page.Locator("#x1 > summary").ClickAsync();
        Assert.That(await report.Page.Locator("#x1 h3").First.IsVisibleAsync(), Is.True);
        Assert.That(report.Complaints, Is.Empty);
    }

    [Test]
    public async Task Axe_finds_nothing([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values(360, 1400)] int width, [Values] bool allSections)
    {
        await using var report = await OpenedReport.OpenAsync(allSections ? Reports.FailingWithAllSections() : Reports.Failing(), new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        await report.OpenAllAsync();

        var result = await report.Page.RunAxe();

        Assert.That(result.Violations.Select(Describe), Is.Empty);
        Assert.That(result.Passes, Is.Not.Empty);
    }

    [Test]
    public async Task The_requirements_can_be_filtered()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());
        var page = report.Page;
        var filter = page.GetByRole(AriaRole.Search, new() { Name = "Requirements" });

        await filter.GetByLabel("Status").SelectOptionAsync("failed");
        Assert.That(await VisibleAsync(page), Is.EqualTo("MODEL-2 MODEL-3 BODY-1".Split(' ')));
        await filter.GetByLabel("Group").SelectOptionAsync("body");
        Assert.That(await VisibleAsync(page), Is.EqualTo("BODY-1".Split(' ')));
        await filter.GetByLabel("Status").SelectOptionAsync("all");
        await filter.GetByLabel("Level").SelectOptionAsync("MAY");
        Assert.That(await VisibleAsync(page), Is.EqualTo("BODY-3".Split(' ')));
        await filter.GetByLabel("Level").SelectOptionAsync("all");
        await filter.GetByLabel("Group").SelectOptionAsync("all");
        await filter.GetByLabel("Search").FillAsync("auth-2 HOLDS");
        Assert.That(await VisibleAsync(page), Is.EqualTo("AUTH-2".Split(' ')));
        Assert.That(await filter.Locator("output").InnerTextAsync(), Is.EqualTo("1 of 8 shown"));
        Assert.That(await page.Locator("section.group").Filter(new() { Visible = true }).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Exchanges_can_be_found()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());

        await report.Page.GetByLabel("Find an exchange").FillAsync("stream=true");

        Assert.That(await report.Page.Locator(".exchange").Filter(new() { Visible = true }).CountAsync(), Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_link_from_a_finding_opens_its_exchange_at_the_place_at_fault(bool javaScript)
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), new BrowserNewContextOptions { JavaScriptEnabled = javaScript });
        var page = report.Page;
        Assert.That(await page.Locator("#x1").GetAttributeAsync("open"), Is.Null);

        await page.Locator(".cause.failed .finding a", new() { HasText = "single-turn/1" }).ClickAsync();

        var mark = page.Locator("#x1 mark");
        Assert.That(await mark.InnerTextAsync(), Is.EqualTo("1741570283.0"));
        await Assertions.Expect(mark).ToBeInViewportAsync();
    }

    [Test]
    public async Task A_link_to_a_requirement_opens_it()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#AUTH-1");

        await Assertions.Expect(report.Page.Locator("#AUTH-1 blockquote")).ToBeInViewportAsync();
    }

    [Test]
    public async Task A_link_clears_a_filter_that_hides_where_it_lands()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());
        await report.Page.GetByLabel("Search").FillAsync("nothing like this");

        await report.Page.Locator("#unverified ~ ul a", new() { HasText = "AUTH-1" }).ClickAsync();

        await Assertions.Expect(report.Page.Locator("#AUTH-1 > summary")).ToBeInViewportAsync();
    }

    [Test]
    public async Task A_stream_is_a_table_of_its_events()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#x2");
        var rows = report.Page.Locator("#x2 table.stream tbody tr");

        Assert.That(await rows.CountAsync(), Is.EqualTo(3));
        Assert.That(await rows.Nth(1).Locator("td").Nth(2).InnerTextAsync(), Is.EqualTo("13.0 ms"));
        Assert.That(await rows.Nth(1).Locator("mark").InnerTextAsync(), Is.EqualTo("says 👋"));
        Assert.That(await rows.Nth(2).InnerTextAsync(), Does.Contain("data: [DONE]\\n"));
    }

    [Test]
    public async Task Nothing_is_wider_than_the_screen(
        [Values(360, 800, 1400)] int width, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values] bool allSections)
    {
        await using var report = await OpenedReport.OpenAsync(allSections ? Reports.FailingWithAllSections() : Reports.Failing(), new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        await report.OpenAllAsync();
        // For people to look at: whether a page is beautiful is not for a test to say.
        var picture = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{(allSections ? "sections-" : "")}{width}-{scheme}.png".ToLowerInvariant());
        await report.Page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true });
        TestContext.AddTestAttachment(picture);

        Assert.That(await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    [Test]
    public async Task Whatever_the_target_sends_it_is_only_text([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Saying(hostile.Text));
        await report.OpenAllAsync();

        Assert.That(await report.Page.EvaluateAsync<bool>("'owned' in window"), Is.False);
        Assert.That(await report.Page.Locator("img, iframe, object, textarea, script:not(body > script), [onmouseover], [onload], [ontoggle]").CountAsync(), Is.Zero);
        Assert.That(report.Requests, Has.Count.EqualTo(1));
        Assert.That(report.Complaints, Is.Empty);
        Assert.That((await report.Page.Locator("body").InnerTextAsync()).Where(character => char.IsControl(character) && character is not ('\n' or '\t')), Is.Empty);
    }

    [Test]
    public async Task A_conformant_run_says_so_and_shows_no_failures()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Of([Reports.Result("MODEL-1", RequirementStatus.Passed)], []));

        Assert.That(await report.Page.Locator("h1").TextContentAsync(), Is.EqualTo("Conformant: All requirements hold"));
        Assert.That(await report.Page.Locator(".cause, #exchanges").CountAsync(), Is.Zero);
        Assert.That(report.Complaints, Is.Empty);
    }

    private static async Task<IReadOnlyList<string>> VisibleAsync(IPage page) =>
        await page.Locator("details.requirement").Filter(new() { Visible = true }).EvaluateAllAsync<string[]>("elements => elements.map(element => element.id)");

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}";
}
