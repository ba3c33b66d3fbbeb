using Flowyte.Conformance.Catalogue;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

public sealed class YamlFileTests
{
    private const string Whole =
        """
        base-url: https://builder.flowyte.com/api/v1
        agent: ${AGENT}
        api-key-env: FLOWYTE_API_KEY
        unpublished-agent: agt_draft
        unscoped-key-env: UNSCOPED_KEY
        publishable-key-env: PUBLISHABLE_KEY
        profile: chat
        only: [MODEL-*, roles]
        skip: [transport]
        specs: my-specs
        out: reports/live
        format: [html, junit]
        concurrency: 8
        timeout: 30s
        budget: 90.5
        strict: true
        require-complete: false
        seed: -7

        """;

    [Test]
    public void A_whole_configuration_is_read_with_places()
    {
        using var folder = new SpecsOnDisk().With("config.yaml", Whole);
        var document = YamlFile.Read(Path.Combine(folder.Path, "config.yaml"), "config");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.Root["agent"]!.Text, Is.EqualTo("${AGENT}"));
            Assert.That(document.PositionOf(document.Root["only"]!.Items[1].Offset).ToString(), Is.EqualTo("TextPosition { Line = 8, Column = 17 }"));
        }
    }

    [TestCase("base-url:", "base_url:", "(1,1): There is no key \"base_url\" here. Did you mean \"base-url\"?")]
    [TestCase("[html, junit]", "[html, junt]", "(12,16): Expected one of \"html\", \"json\", \"junit\", \"markdown\", \"har\", \"sarif\", \"gitlab\", \"all\", not \"junt\". Did you mean \"junit\"?")]
    [TestCase("[html, junit]", "pdf", "(12,9): Expected one of \"html\", \"json\", \"junit\", \"markdown\", \"har\", \"sarif\", \"gitlab\", \"all\", not \"pdf\".")]
    [TestCase("concurrency: 8", "concurrency: 0", "(13,14): Expected at least 1, not 0.")]
    [TestCase("timeout: 30s", "timeout: 30 minutes", "(14,10): Expected seconds as a number, or a text such as 30s, 500ms or 5m, not \"30 minutes\".")]
    [TestCase("timeout: 30s", "timeout: -1", "(14,10): Expected at least 0.001, not -1.")]
    [TestCase("strict: true", "strict: yes", "(16,9): Expected boolean, not string \"yes\".")]
    [TestCase("FLOWYTE_API_KEY", "flowyte_sk_live_abc123", "(3,14): Expected the name of an environment variable, not its value, not \"[redacted]\".")]
    [TestCase("FLOWYTE_API_KEY", "sk-proj-abcdefgh1234", "(3,14): Expected the name of an environment variable, not its value, not \"[redacted]\".")]
    [TestCase("FLOWYTE_API_KEY", "X\napi-key: flowyte_sk_live_abc123", "(4,1): There is no key \"api-key\" here. Did you mean \"api-key-env\"?")]
    [TestCase("seed: -7", "seed: -7\nseed: 8", "(19,1): The key \"seed\" is there twice.")]
    public void A_mistake_is_told_with_its_place_and_without_keys(string good, string broken, string problem)
    {
        using var folder = new SpecsOnDisk().With("config.yaml", Whole.Replace(good, broken, StringComparison.Ordinal));
        var path = Path.Combine(folder.Path, "config.yaml");

        Assert.That(() => YamlFile.Read(path, "config"), Throws.TypeOf<SpecException>().With.Message.EqualTo(path + problem));
    }

    [Test]
    public void A_file_that_is_not_there_is_told()
    {
        Assert.That(
            () => YamlFile.Read("no-such-file.yaml", "config"),
            Throws.TypeOf<SpecException>().With.Message.StartsWith("no-such-file.yaml(1,1): The file cannot be read: "));
    }
}
