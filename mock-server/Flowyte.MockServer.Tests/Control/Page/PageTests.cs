using System.Net;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Flowyte.MockServer.Journal;
using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Control.Page;

[CancelAfter(60_000)]
internal sealed class PageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202e\u0007";

    [Test]
    public async Task It_shows_the_agents_and_loads_nothing_from_elsewhere()
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.Shows("#agents", "agt_storyteller");

        Assert.That(await opened.Page.Locator("#agents > li").CountAsync(), Is.EqualTo(opened.Mock.Agents.Length));
        Assert.That(await opened.Page.Locator("#agents > li", new() { HasText = "agt_draft" }).TextContentAsync(), Does.Contain("draft"));
        Assert.That(opened.Requests, Is.All.StartsWith(opened.Mock.PageUrl.AbsoluteUri));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_stream_is_shown_with_its_frames_and_in_the_journal()
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.ChatAsync("Do you ship to Canada?", "Stream");
        await opened.Shows("#chat-state", "200, whole.");
        await opened.Shows("#turns", "Canada");
        await opened.Shows("#journal", "contains");
        var entry = await opened.Mock.Journal.WaitAsync(_ => true);
        var frames = await opened.Page.Locator("#frames > li pre").AllTextContentsAsync();

        Assert.That(frames, Has.Count.EqualTo(entry.EventsSent).And.All.StartsWith("data: "));
        Assert.That(frames[^1], Is.EqualTo("data: [DONE]"));
        Assert.That(await opened.Page.Locator("#answer-head").TextContentAsync(), Does.Contain("HTTP 200").And.Contain("text/event-stream"));
        Assert.That(await opened.Page.Locator("#journal > li").TextContentAsync(), Does.Contain(entry.Match!.Text));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task Frames_are_shown_while_the_stream_still_comes()
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.ChatAsync("Tell me a story", "Stream", agent: "agt_storyteller");
        await opened.Shows("#frames", "data: ");
        var isSending = await opened.Page.Locator("#stop").IsEnabledAsync();
        await opened.Page.Locator("#stop").ClickAsync();
        await opened.Shows("#chat-state", "You left");
        await opened.Shows("#journal", "the client left");

        Assert.That(isSending, Is.True);
        Assert.That(opened.Mock.Journal.Count(JournalOutcome.ClientLeft), Is.EqualTo(1));
    }

    [Test]
    public async Task A_completion_is_shown_whole_and_a_conversation_goes_on()
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.ChatAsync("Do you ship to Canada?", "JSON");
        await opened.Shows("#chat-state", "200, whole.");
        await opened.ChatAsync("And to Mexico?", "JSON");
        await opened.Shows("#journal > li:nth-child(1) .number", "#2");
        await opened.Page.Locator("#journal > li:nth-child(1) summary").ClickAsync();

        Assert.That(await opened.Page.Locator("#turns > li").CountAsync(), Is.EqualTo(4));
        Assert.That(await opened.Page.Locator("#frames pre").TextContentAsync(), Does.StartWith("{").And.Contain("chat.completion"));
        Assert.That(await opened.Page.Locator("#journal .entry").First.TextContentAsync(), Does.Contain("\"role\":\"assistant\"").And.Contain("Bearer [redacted]"));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [TestCase("publishable", "publishable_key_not_allowed")]
    [TestCase("none", "missing_api_key")]
    public async Task A_refusal_is_shown_with_its_reason(string key, string code)
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.ChatAsync("hi", "JSON", key: key);
        await opened.Shows("#chat-state", "Refused with 40");
        await opened.Shows("#frames", code);
        await opened.Shows("#journal", code);
    }

    [Test]
    public async Task A_fault_is_found_switched_on_shown_and_switched_off()
    {
        await using var opened = await OpenedPage.OpenAsync();
        var page = opened.Page;
        await page.Locator("#fault-search").FillAsync("no-done");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on: no-done", Exact = true }).ClickAsync();
        await opened.Shows("#fault-now", "no-done");
        await opened.ChatAsync("Do you ship to Canada?", "Stream");
        await opened.Shows("#chat-state", "without data: [DONE]");
        await opened.Shows("#journal", "fault no-done");
        var on = opened.Mock.Fault;
        await page.Locator("#fault-off").ClickAsync();
        await Assertions.Expect(page.Locator("#fault-now")).ToBeEmptyAsync();

        Assert.That((on, opened.Mock.Fault), Is.EqualTo(("no-done", (string?)null)));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_clients_send_and_agents_say_is_inert()
    {
        await using var opened = await OpenedPage.OpenAsync(new MockOptions { AgentsDirectory = HostileAgents.Directory });
        await opened.ChatAsync(Hostile, "Stream");
        await opened.Shows("#chat-state", "whole");
        using var client = new MockClient(opened.Mock);
        using var other = await client.PostAsync(MockClient.Question(Hostile, Hostile));
        await opened.Shows("#journal > li:nth-child(1)", "400");
        foreach (var details in await opened.Page.Locator("details > summary").AllAsync())
        {
            await details.ClickAsync();
        }

        await opened.Shows("#agents", "<img src=x");
        await opened.Shows("#turns", "<script>alert(2)</script>");
        await opened.Shows("#journal", "<script>alert(2)</script>");
        Assert.That(await opened.Page.Locator("img, section script").CountAsync(), Is.Zero);
        Assert.That(opened.Complaints, Is.Empty);
        Assert.That(opened.Requests, Is.All.StartsWith(opened.Mock.PageUrl.AbsoluteUri));
    }

    [Test]
    public async Task Beyond_loopback_it_asks_for_the_admin_key()
    {
        await using var opened = await OpenedPage.OpenAsync(new MockOptions { Listen = IPAddress.Any });
        var page = opened.Page;
        await page.Locator("#admin-key").FillAsync(opened.Mock.AdminKey!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await opened.Shows("#journal-state", "live");
        await opened.ChatAsync("hi", "JSON");
        await opened.Shows("#journal", "agt_123");

        Assert.That(opened.Requests, Has.None.Contains("flowyte_admin"));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_whole_chat_works_by_keyboard()
    {
        await using var opened = await OpenedPage.OpenAsync();
        await opened.Page.Locator("#message").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Control+Enter");
        await opened.Shows("#chat-state", "whole");
        await opened.Shows("#journal", "#1");
        await opened.Page.Locator("#journal summary").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Shows("#journal .entry", "Authorization");
    }

    [Test]
    public async Task Axe_finds_nothing([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values(420, 1280)] int width)
    {
        await using var opened = await OpenedPage.OpenAsync(browser: new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        opened.Mock.Fault = "no-done";
        await opened.Page.ReloadAsync();
        await opened.Shows("#journal-state", "live");
        await opened.ChatAsync("Do you ship to Canada?", "Stream");
        await opened.ChatAsync("hi", "JSON", agent: "agt_unknown");
        await opened.Shows("#journal", "#2");
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await opened.Shows("#journal", "Authorization");
        var result = await opened.Page.RunAxe();
        if (Environment.GetEnvironmentVariable("FLOWYTE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"mock-{scheme}-{width}.png"), FullPage = true });
        }

        Assert.That(result.Violations.Select(Describe), Is.Empty);
        Assert.That(result.Passes, Is.Not.Empty);
        Assert.That(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "The page is wider than the screen.");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}";
}
