using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>What is chosen on the page stays in its address, and an address chooses.</summary>
[TestFixture]
internal sealed class ReportFilterTests
{
    [Test]
    public async Task Requirements_can_be_chosen_by_the_conversation_that_they_were_checked_on()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());

        await Requirements(report).GetByLabel("Conversation").SelectOptionAsync("unknown-agent");

        Assert.That(await ShownAsync(report, "details.requirement"), Is.EqualTo("MODEL-2 MODEL-3".Split(' ')));
    }

    [Test]
    public async Task What_is_chosen_can_be_passed_on_as_a_link()
    {
        await using var first = await OpenedReport.OpenAsync(Reports.Failing());
        await Requirements(first).GetByLabel("Status").SelectOptionAsync("failed");
        await Requirements(first).GetByLabel("Search").FillAsync("body 1");
        var hash = await HashAsync(first);

        await using var second = await OpenedReport.OpenAsync(Reports.Failing(), anchor: hash);

        Assert.That(hash, Is.EqualTo("#requirements?q=body+1&status=failed"));
        Assert.That(await ShownAsync(second, "details.requirement"), Is.EqualTo("BODY-1".Split(' ')));
        Assert.That(await Requirements(second).GetByLabel("Search").InputValueAsync(), Is.EqualTo("body 1"));
        Assert.That(second.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_cell_of_the_matrix_shows_its_requirements()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());

        await report.Page.Locator("table.groups tr", new() { HasText = "Group body" }).GetByText("1 warned").ClickAsync();

        Assert.That(await ShownAsync(report, "details.requirement"), Is.EqualTo("BODY-2".Split(' ')));
        await Assertions.Expect(report.Page.Locator("#requirements")).ToBeInViewportAsync();
    }

    [Test]
    public async Task A_count_on_top_shows_its_requirements()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());

        await report.Page.Locator("header .counts").GetByText("3 failed").ClickAsync();

        Assert.That(await ShownAsync(report, "details.requirement"), Is.EqualTo("MODEL-2 MODEL-3 BODY-1".Split(' ')));
    }

    [Test]
    public async Task A_choice_that_is_not_there_hides_nothing()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#requirements?status=gone&nonsense=1");

        Assert.That(await ShownAsync(report, "details.requirement"), Has.Length.EqualTo(8));
        Assert.That(report.Complaints, Is.Empty);
    }

    [Test]
    public async Task Exchanges_can_be_chosen_by_conversation_and_by_findings()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());
        var filter = report.Page.GetByRole(AriaRole.Search, new() { Name = "Exchanges" });

        await filter.GetByLabel("Conversation").SelectOptionAsync("single-turn");
        Assert.That(await ShownAsync(report, ".exchange"), Is.EqualTo("x1 x2".Split(' ')));
        await filter.GetByLabel("Conversation").SelectOptionAsync("all");
        await filter.GetByLabel("with findings only").CheckAsync();
        Assert.That(await ShownAsync(report, ".exchange"), Is.EqualTo("x1 x2 x3".Split(' ')));
        Assert.That(await HashAsync(report), Is.EqualTo("#exchanges?faulty=yes"));
    }

    [Test]
    public async Task A_requirement_and_an_exchange_tell_their_link()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#x3");

        Assert.That(await report.Page.Locator("#x3 .permalink a").GetAttributeAsync("href"), Is.EqualTo("#x3"));
        Assert.That(await report.Page.Locator("#MODEL-1 .permalink a").GetAttributeAsync("href"), Is.EqualTo("#MODEL-1"));
        await Assertions.Expect(report.Page.Locator("#x3 > summary")).ToBeInViewportAsync();
        Assert.That(await report.Page.Locator("#x3").GetAttributeAsync("open"), Is.Not.Null);
    }

    private static ILocator Requirements(OpenedReport report) => report.Page.GetByRole(AriaRole.Search, new() { Name = "Requirements" });

    // What the browser tells of the address beside comes a little later.
    private static Task<string> HashAsync(OpenedReport report) => report.Page.EvaluateAsync<string>("location.hash");

    private static async Task<string[]> ShownAsync(OpenedReport report, string selector) =>
        await report.Page.Locator(selector).Filter(new() { Visible = true }).EvaluateAllAsync<string[]>("elements => elements.map(element => element.id)");
}
