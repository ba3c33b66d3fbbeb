using Flowyte.Conformance.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class TargetResolverTests
{
    private const string Key = "flowyte_sk_live_canary_4711";

    [Test]
    public void Nothing_given_means_the_embedded_mock() => Assert.That(Resolve([]), Is.Null);

    [Test]
    public void Url_agent_and_key_make_a_target()
    {
        var target = Resolve(Given())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.BaseUrl.ToString(), Is.EqualTo("https://example.test/api/v1"));
            Assert.That(target.Agent, Is.EqualTo("agt_1"));
            Assert.That(target.Key, Is.EqualTo(Key));
            Assert.That(target.IsEmbeddedMock, Is.False);
            Assert.That(target.UnscopedKey, Is.Null);
        }
    }

    [TestCase("FLOWYTE_AGENT", "agt_1")]
    [TestCase("FLOWYTE_API_KEY", Key)]
    [TestCase("FLOWYTE_UNSCOPED_KEY", Key)]
    [TestCase("FLOWYTE_UNPUBLISHED_AGENT", "agt_2")]
    [TestCase("FLOWYTE_AGENT", "")]
    public void A_fact_of_a_target_without_a_base_url_is_refused(string variable, string value) =>
        Assert.That(RefusalOf(() => Resolve(new() { [variable] = value })), Does.Contain("no base URL"));

    [TestCase("")]
    [TestCase("  ")]
    public void An_empty_base_url_is_refused(string value) =>
        Assert.That(RefusalOf(() => Resolve(new() { ["FLOWYTE_BASE_URL"] = value })), Does.Contain("empty"));

    [TestCase("FLOWYTE_AGENT", "No agent")]
    [TestCase("FLOWYTE_API_KEY", "FLOWYTE_API_KEY holds no key")]
    public void A_base_url_without_the_rest_is_refused(string missing, string message)
    {
        var environment = Given();
        environment.Remove(missing);
        Assert.That(RefusalOf(() => Resolve(environment)), Does.Contain(message));
    }

    [Test]
    public void A_plan_needs_no_key()
    {
        var environment = Given();
        environment.Remove("FLOWYTE_API_KEY");
        Assert.That(Resolve(environment, needsKey: false)!.Key, Is.EqualTo(Target.WrongKey));
    }

    [TestCase("short", "fewer than 8")]
    [TestCase("with space", "characters that no header field can carry")]
    [TestCase("umlaut_ä_key", "characters that no header field can carry")]
    public void A_key_that_cannot_be_one_is_refused_without_showing_it(string key, string message)
    {
        var environment = Given();
        environment["FLOWYTE_API_KEY"] = key;
        Assert.That(RefusalOf(() => Resolve(environment)), Does.Contain(message).And.Not.Contains(key));
    }

    [Test]
    public void A_key_where_a_variable_belongs_is_refused_without_showing_it() =>
        Assert.That(
            RefusalOf(() => TargetResolver.Resolve(new TargetSettings { BaseUrl = "https://example.test", Agent = "agt_1", KeyVariable = Key }, _ => null)),
            Does.Contain("A key stands where").And.Not.Contains(Key));

    [Test]
    public void A_key_where_an_agent_belongs_is_refused_without_showing_it() =>
        Assert.That(
            RefusalOf(() => Resolve(new() { ["FLOWYTE_BASE_URL"] = "https://example.test", ["FLOWYTE_AGENT"] = Key })),
            Does.Contain("A key stands where").And.Not.Contains(Key));

    [Test]
    public void A_named_variable_wins_over_the_usual_one() =>
        Assert.That(
            TargetResolver.Resolve(
                new TargetSettings { BaseUrl = "https://example.test", Agent = "agt_1", KeyVariable = "STAGING_KEY" },
                name => name == "STAGING_KEY" ? "staging-key-1" : Key)!.Key,
            Is.EqualTo("staging-key-1"));

    [Test]
    public void A_named_variable_must_be_there() =>
        Assert.That(
            RefusalOf(() => TargetResolver.Resolve(
                new TargetSettings { BaseUrl = "https://example.test", Agent = "agt_1", UnscopedKeyVariable = "UNSCOPED" },
                name => name == "FLOWYTE_API_KEY" ? Key : null)),
            Does.Contain("UNSCOPED holds no key"));

    [Test]
    public void The_upper_layer_wins_where_it_says_something()
    {
        var merged = new TargetSettings { Agent = "agt_option" }.Or(new TargetSettings { Agent = "agt_environment", BaseUrl = "https://environment.test" });
        Assert.That((merged.Agent, merged.BaseUrl), Is.EqualTo(("agt_option", "https://environment.test")));
    }

    private static string RefusalOf(Action resolve) => Assert.Throws<TargetSettingsException>(() => resolve())!.Message;

    private static Dictionary<string, string> Given() => new()
    {
        ["FLOWYTE_BASE_URL"] = "https://example.test/api/v1/",
        ["FLOWYTE_AGENT"] = "agt_1",
        ["FLOWYTE_API_KEY"] = Key,
    };

    private static Target? Resolve(Dictionary<string, string> environment, bool needsKey = true) =>
        TargetResolver.Resolve(TargetSettings.FromEnvironment(environment.GetValueOrDefault), environment.GetValueOrDefault, needsKey);
}
