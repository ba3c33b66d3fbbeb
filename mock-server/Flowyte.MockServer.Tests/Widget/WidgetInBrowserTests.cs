using Deque.AxeCore.Playwright;
using Flowyte.Conformance.Tests.Reporting.Pages;
using Flowyte.MockServer.Tests.Sessions;
using Microsoft.Playwright;

namespace Flowyte.MockServer.Tests.Widget;

/// <summary>The widget in pages of a real browser.</summary>
[CancelAfter(90_000)]
internal sealed class WidgetInBrowserTests
{
    private LaunchedBrowser _launched = null!;
    private FlowyteMock _mock = null!;
    private WidgetClient _owner = null!;
    private ShopSite _shop = null!;
    private ShopSite _foreign = null!;

    [OneTimeSetUp]
    public async Task LaunchAsync() => _launched = await LaunchedBrowser.StartAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _launched.DisposeAsync();

    [SetUp]
    public async Task OpenAsync()
    {
        _mock = await FlowyteMock.StartAsync();
        _mock.Agent("agt_shop").WhenUserSays("hello").Suggests("Where is my order?").ReplyInChunks("Good ", "day <img src=x onerror=alert(1)>").WhenUserSays("Where is my order?").Reply("On its way.");
        _owner = new WidgetClient(_mock);
        (_shop, _foreign) = (new ShopSite(), new ShopSite());
    }

    [TearDown]
    public async Task StopAsync()
    {
        _shop.Dispose();
        _foreign.Dispose();
        _owner.Dispose();
        await _mock.DisposeAsync();
    }

    [Test]
    public async Task A_visitor_chats_in_the_page_that_holds_the_snippet_and_the_secret_key_is_nowhere_in_it()
    {
        await EmbedAsync();
        await using var visited = await VisitedPage.OpenAsync(_launched.Browser, _shop.Origin);
        await visited.ChatAsync("hello");
        await visited.Page.GetByRole(AriaRole.Button, new() { Name = "Where is my order?" }).ClickAsync();
        await Assertions.Expect(visited.Log).ToContainTextAsync("On its way.");
        var everything = await visited.EverythingAsync();
        var said = await visited.Log.Locator(".text").AllTextContentsAsync();
        var origin = _mock.BaseUrl.GetLeftPart(UriPartial.Authority);

        Assert.Multiple(() =>
        {
            Assert.That(said, Is.EqualTo(["Hello! How can we help?", "hello", "Good day <img src=x onerror=alert(1)>", "Where is my order?", "On its way."]));
            Assert.That(everything, Does.Contain("flowyte_pk_live_").And.Contain("event: done").And.Contain("transport"), "else nothing was looked at");
            Assert.That(everything, Does.Not.Contain("flowyte_sk_"));
            Assert.That(visited.Addresses, Is.All.StartsWith(origin).Or.StartsWith(_shop.Origin).Or.StartsWith("data:"));
            Assert.That(visited.Complaints, Is.Empty);
        });
    }

    [Test]
    public async Task A_foreign_page_with_the_same_snippet_is_refused_and_shows_no_bubble()
    {
        await EmbedAsync();
        foreach (var url in (string[])[_foreign.Origin, _shop.OtherName])
        {
            await using var visited = await VisitedPage.OpenAsync(_launched.Browser, "about:blank");
            var complained = visited.Page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.StartsWith("Flowyte widget", StringComparison.Ordinal) });
            await visited.Page.GotoAsync(url);
            await complained;
            var refused = await _mock.Journal.WaitAsync(entry => entry.Request.Headers.Any(field => field.Name == "Origin" && field.Value == url));

            Assert.That((refused.Status, refused.Match!.Text), Is.EqualTo((403, "refused: origin_not_allowed: The origin of the page is not in allowedOrigins of the publishable key. Origins are compared by scheme, host and port.")), url);
            Assert.That(await visited.Launcher.CountAsync(), Is.Zero);
            Assert.That(visited.Complaints, Has.Some.Contains("CORS"), "the browser keeps even the refusal from the page");
            Assert.That(await TryToVisitAsync(visited.Page), Is.EqualTo("TypeError"), "what skips bootstrap is stopped by the preflight");
        }

        Assert.That(_mock.Journal.Latest(100).Where(entry => entry.Method == "POST" && entry.Request.Path.Contains("/chat/widget", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_revoked_key_ends_the_conversation_and_the_bubble_says_why()
    {
        var id = await EmbedAsync();
        await using var visited = await VisitedPage.OpenAsync(_launched.Browser, _shop.Origin);
        await visited.ChatAsync("hello");
        using var second = await _owner.OwnerAsync(HttpMethod.Post, "/agents/agt_shop/publishable-keys", $$"""{"name":"Second","allowedOrigins":["{{_shop.Origin}}"]}""");
        using var revoked = await _owner.OwnerAsync(HttpMethod.Post, $"/agents/agt_shop/publishable-keys/{id}/revoke");
        await visited.ChatAsync("hello");

        Assert.That(((int)second.StatusCode, (int)revoked.StatusCode), Is.EqualTo((201, 200)));
        await Assertions.Expect(visited.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("publishable key");
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task It_is_operated_by_keyboard_and_has_no_accessibility_violations(ColorScheme scheme)
    {
        using var settings = await _owner.OwnerAsync(HttpMethod.Put, "/agents/agt_shop/widget", """{"theme":{"primaryColor":"#ffd166","position":"left"},"copy":{"title":"<i>Help</i>"}}""");
        await EmbedAsync();
        await using var visited = await VisitedPage.OpenAsync(_launched.Browser, _shop.Origin, new() { ColorScheme = scheme });
        await visited.Launcher.FocusAsync();
        await visited.Page.Keyboard.PressAsync("Enter");
        var dialog = visited.Page.GetByRole(AriaRole.Dialog, new() { Name = "<i>Help</i>" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(visited.Page.GetByLabel("Your message")).ToBeFocusedAsync();
        await visited.ChatAsync("hello");
        var result = await visited.Page.RunAxe();
        await visited.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(visited.Launcher).ToBeFocusedAsync();

        Assert.That(result.Violations.Select(violation => $"{violation.Id}: {violation.Help}"), Is.Empty);
        Assert.That(visited.Complaints, Is.Empty);
    }

    /// <summary>Embeds the snippet for one site in both, and gives the id of its key.</summary>
    private async Task<string> EmbedAsync()
    {
        var id = (string)(await _owner.MintAsync(agent: "agt_shop", origin: _shop.Origin))["id"]!;
        using var embedded = await _owner.OwnerAsync(HttpMethod.Get, $"/agents/agt_shop/widget/embed?publishableKeyId={id}");
        var snippet = (string)(await embedded.DataAsync())["scriptSnippet"]!;
        _shop.Embed(snippet, _mock);
        _foreign.Embed(snippet, _mock);
        return id;
    }

    private Task<string> TryToVisitAsync(IPage page) => page.EvaluateAsync<string>(
        """
        ([address]) => fetch(address, { method: "POST", body: "{}", headers: {
          "Content-Type": "application/json", Authorization: `Bearer ${document.querySelector("script").dataset.flowyteKey}` } })
          .then(response => String(response.status), error => error.name)
        """,
        (string[])[$"{_mock.BaseUrl}/chat/widget/sessions"]);
}
