using Flowyte.Conformance.Verdicts;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting.Pages;

/// <summary>The evidence of a report, as a person meets it.</summary>
[TestFixture]
internal sealed class ReportEvidenceTests
{
    [Test]
    public async Task An_exchange_is_told_as_a_conversation()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#x2");

        Assert.That(await report.Page.Locator("#x2 .dialogue li").AllTextContentsAsync(), Is.EqualTo("userHi|assistantZoë says 👋".Split('|')));
        Assert.That(await report.Page.Locator("#x3 .dialogue li").Last.TextContentAsync(), Is.EqualTo("refused with 404no such model"));
    }

    [Test]
    public async Task A_stream_tells_what_each_event_gives()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#x2");
        var rows = report.Page.Locator("#x2 table.stream tbody tr");

        Assert.That(await rows.Nth(0).Locator(".delta").InnerTextAsync(), Is.EqualTo("Zoë "));
        Assert.That(await rows.Nth(2).Locator(".note").InnerTextAsync(), Is.EqualTo("end of the stream"));
    }

    [Test]
    public async Task The_arrival_of_events_is_drawn_and_told()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), anchor: "#x2");
        var picture = report.Page.GetByRole(AriaRole.Img, new() { NameString = "3 events in 23 ms: first byte after 3 ms, first text after 3 ms, longest gap 10 ms before event 2." });

        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.That(await picture.Locator("path.event").GetAttributeAsync("d"), Is.EqualTo("M130 0V10M565 0V10M1000 0V10"));
    }

    [Test]
    public async Task Events_at_fault_are_shown_however_far_into_a_stream()
    {
        var exchange = Exchanges.Answered("long/1", 200, "text/event-stream", Exchanges.Stream(Enumerable.Range(0, 300).Select(i => i == 200 ? "FAULT" : $"word {i} ")));
        var finding = Reports.Finding(exchange.Id, "FAULT", Reports.At(exchange, "FAULT"));
        await using var report = await OpenedReport.OpenAsync(Reports.Of([Reports.Result("BODY-1", RequirementStatus.Failed, findings: finding)], [exchange]), anchor: "#BODY-1.1-place");

        await Assertions.Expect(report.Page.Locator("#x1 mark")).ToBeInViewportAsync();
        Assert.That(await report.Page.Locator("#x1 .stream tbody tr").CountAsync(), Is.EqualTo(301));
    }

    [Test]
    public async Task The_curl_line_is_copied()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing(), new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = report.Page;
        await page.Locator("#x1 > summary").ClickAsync();
        await page.Locator("#x1 .repeat > summary").ClickAsync();

        await page.Locator("#x1 .copy").ClickAsync();

        await Assertions.Expect(page.Locator("#x1 .copy")).Not.ToHaveTextAsync("Copy");
        Assert.That(await page.Locator("#x1 pre.curl").TextContentAsync(), Does.StartWith("curl -i -N"));
        Assert.That(report.Complaints, Is.Empty);
    }

    [Test]
    public async Task On_paper_what_is_at_fault_is_open_and_what_can_be_clicked_is_gone()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());
        var page = report.Page;

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(await page.Locator("#x1 h3").First.IsVisibleAsync(), Is.True);
        Assert.That(await page.Locator("#x1 .repeat pre").IsVisibleAsync(), Is.True);
        Assert.That(await page.Locator("#x4").IsVisibleAsync(), Is.False);
        Assert.That(await page.Locator("nav").IsVisibleAsync(), Is.False);
        Assert.That(await page.Locator("form").First.IsVisibleAsync(), Is.False);
    }

    [Test]
    public async Task Everything_can_be_reached_by_the_keyboard()
    {
        await using var report = await OpenedReport.OpenAsync(Reports.Failing());
        var page = report.Page;

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("a.skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"), Is.True);
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"), Is.EqualTo("solid"));
        await page.Locator("#x1 > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#x1 h3").First).ToBeVisibleAsync();
    }
}
