using Flowyte.Conformance.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class BaseUrlTests
{
    [TestCase("https://builder.flowyte.com/api/v1", "https://builder.flowyte.com/api/v1")]
    [TestCase("https://builder.flowyte.com/api/v1/", "https://builder.flowyte.com/api/v1")]
    [TestCase(" http://127.0.0.1:8085/api/v1 ", "http://127.0.0.1:8085/api/v1")]
    [TestCase("http://[::1]:8085/v1", "http://[::1]:8085/v1")]
    public void Absolute_http_urls_are_taken(string text, string expected) => Assert.That(BaseUrl.Parse(text).ToString(), Is.EqualTo(expected));

    [TestCase("canary.flowyte.com/api/v1")]
    [TestCase("ftp://canary.flowyte.com")]
    [TestCase("file:///etc/canary")]
    [TestCase("/canary/v1")]
    [TestCase("flowyte_sk_live_canary")]
    public void What_is_no_http_url_is_refused_without_showing_it(string text) =>
        Assert.That(RefusalOf(text), Does.Contain("no absolute http or https URL").And.Not.Contains("canary"));

    [Test]
    public void A_password_is_refused_without_showing_it() =>
        Assert.That(RefusalOf("https://me:s3cret-canary@builder.flowyte.com/api/v1"), Does.Contain("Give https://builder.flowyte.com/api/v1 ").And.Not.Contains("canary"));

    [TestCase("https://builder.flowyte.com/api/v1?key=canary")]
    [TestCase("https://builder.flowyte.com/api/v1#canary")]
    public void A_query_or_fragment_is_refused_without_showing_it(string text) =>
        Assert.That(RefusalOf(text), Does.Contain("Give https://builder.flowyte.com/api/v1.").And.Not.Contains("canary"));

    [TestCase("https://builder.flowyte.com/api/v1/chat/completions")]
    [TestCase("https://builder.flowyte.com/api/v1/chat/completions/")]
    [TestCase("https://builder.flowyte.com/api/v1/Chat/Completions")]
    public void The_endpoint_itself_is_refused_with_the_base_url_to_give(string text) =>
        Assert.That(RefusalOf(text), Does.Contain("Give https://builder.flowyte.com/api/v1."));

    [TestCase("http://example.test/v1", true)]
    [TestCase("https://example.test/v1", false)]
    [TestCase("http://127.0.0.1:1/v1", false)]
    [TestCase("http://localhost:1/v1", false)]
    [TestCase("http://[::1]:1/v1", false)]
    public void Plain_http_to_another_machine_exposes_the_key(string text, bool exposed) => Assert.That(BaseUrl.IsExposed(new Uri(text)), Is.EqualTo(exposed));

    private static string RefusalOf(string text) => Assert.Throws<TargetSettingsException>(() => BaseUrl.Parse(text))!.Message;
}
