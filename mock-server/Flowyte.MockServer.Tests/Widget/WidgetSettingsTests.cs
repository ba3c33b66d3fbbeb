using Flowyte.MockServer.Tests.Sessions;

namespace Flowyte.MockServer.Tests.Widget;

[CancelAfter(20_000)]
public sealed class WidgetSettingsTests : MockFixture
{
    [Test]
    public async Task Theme_and_copy_are_what_bootstrap_returns()
    {
        using var client = new WidgetClient(Mock);
        var key = (string)(await client.MintAsync(agent: "agt_chatter"))["keyPublic"]!;
        using var usual = await client.BootstrapAsync(key);
        var before = await usual.DataAsync();
        using var put = await client.OwnerAsync(HttpMethod.Put, "/agents/agt_chatter/widget", """{"theme":{"primaryColor":"#0a7d4f","corner":{"radius":4}},"copy":{"title":"<b>Shop</b>","greeting":"Hi!"}}""");
        var settings = await put.DataAsync();
        using var changed = await client.BootstrapAsync(key);
        var after = await changed.DataAsync();
        using var reset = await client.OwnerAsync(HttpMethod.Put, "/agents/agt_chatter/widget", "{}");
        using var last = await client.BootstrapAsync(key);

        Assert.Multiple(async () =>
        {
            Assert.That(before.Select(member => member.Key), Is.EqualTo(["agentMeta", "theme", "copy", "behavior"]));
            Assert.That((string?)before["agentMeta"]!["id"], Is.EqualTo("agt_chatter"));
            Assert.That(after["theme"]!.ToJsonString(), Is.EqualTo("""{"primaryColor":"#0a7d4f","colorScheme":"auto","position":"right","corner":{"radius":4}}"""));
            Assert.That(((string?)after["copy"]!["title"], (string?)after["copy"]!["greeting"], (string?)after["copy"]!["send"]), Is.EqualTo(("<b>Shop</b>", "Hi!", "Send")));
            Assert.That(settings.ToJsonString(), Is.EqualTo($$$"""{"theme":{{{after["theme"]!.ToJsonString()}}},"copy":{{{after["copy"]!.ToJsonString()}}}}"""));
            Assert.That((await last.DataAsync()).ToJsonString(), Is.EqualTo(before.ToJsonString()), "what is not named falls back");
        });
    }

    [TestCase("", "body")]
    [TestCase("""{"theme":[]}""", "theme")]
    [TestCase("""{"theme":{"primaryColor":"red"}}""", "theme.primaryColor")]
    [TestCase("""{"theme":{"primaryColor":"#12345g"}}""", "theme.primaryColor")]
    [TestCase("""{"theme":{"colorScheme":"sepia"}}""", "theme.colorScheme")]
    [TestCase("""{"theme":{"position":1}}""", "theme.position")]
    [TestCase("""{"copy":{"greeting":""}}""", "copy.greeting")]
    [TestCase("""{"copy":{"title":null}}""", "copy.title")]
    [TestCase("""{"copy":{"own":"\ud83d"}}""", "body")]
    [TestCase("""{"copy":{"\ud83d":1}}""", "body")]
    public async Task Wrong_settings_are_400_and_name_the_field(string body, string field)
    {
        using var client = new WidgetClient(Mock);
        using var response = await client.OwnerAsync(HttpMethod.Put, "/agents/agt_123/widget", body);
        var problem = await response.JsonAsync();

        Assert.That(((int)response.StatusCode, (string?)problem["code"], (string?)problem["errors"]![0]!["field"]), Is.EqualTo((400, "validation_error", field)));
    }

    [Test]
    public async Task Settings_are_bounded()
    {
        using var client = new WidgetClient(Mock);
        using var response = await client.OwnerAsync(HttpMethod.Put, "/agents/agt_123/widget", $$$"""{"theme":{"own":"{{{new string('a', 10_000)}}}"}}""");

        Assert.That(await response.RefusalAsync(), Is.EqualTo((400, "validation_error")));
    }
}
