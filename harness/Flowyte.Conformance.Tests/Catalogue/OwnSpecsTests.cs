using Flowyte.Conformance.Tests.Cli;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>What conversations of one's own may expect of one's own agent.</summary>
public sealed class OwnSpecsTests
{
    private const string Requirements =
        """
        group: shop
        title: Shop
        order: 900
        requirements:
          - id: SHOP-1
            level: MUST
            since: 0.1.0
            statement: The agent says it.
            basis: [{ source: Us, url: "https://shop.example/", quote: We say it. }]
            check: It is asked.
            fix: Teach it.

        """;

    private const string Good =
        """
        name: shop
        title: Shop
        body:
          model: "{{agent}}"
          stream: true
          messages: [{ role: user, content: "Repeat {{nonce}}" }]
        turns:
          - expect: { SHOP-1: { reply: { contains: ["{{nonce}}", b], containsAll: [a], lacks: [c], matches: '/\d+/i', schema: answer, firstToken: 2s, total: 1.5m } } }

        """;

    [Test]
    public void Content_is_read_as_it_is_written()
    {
        using var folder = Folder(Good);
        var content = folder.Load().Conversations.Single(conversation => conversation.Name == "shop").Turns[0].Expectations.Single().Content!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(content.Contains, Is.EqualTo(["{{nonce}}", "b"]));
            Assert.That((content.ContainsAll.Single(), content.Lacks.Single(), content.Matches!.Text, content.Schema), Is.EqualTo(("a", "c", @"/\d+/i", "answer")));
            Assert.That((content.FirstToken, content.Total), Is.EqualTo((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(90))));
        }
    }

    [TestCase("containsAll: [a]", "containsAl: [a]", "(8,62): There is no key \"containsAl\" here. Did you mean \"containsAll\"?")]
    [TestCase("containsAll: [a]", "containsAll: []", "(8,75): Expected at least 1 item, not 0 items.")]
    [TestCase("containsAll: [a]", "containsAll: ['{{nonc}}']", "(8,76): There is no variable \"nonc\" here. Did you mean \"nonce\"?")]
    [TestCase(@"'/\d+/i'", @"'\d+'", "(8,101): Expected a regular expression between slashes, with an i behind them for any case, such as /\\d+ days/i, not *")]
    [TestCase(@"'/\d+/i'", "'/(/i'", "(8,101): This pattern cannot be used: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [TestCase(@"'/\d+/i'", "'/a(?=b)/'", "(8,101): This pattern cannot be used: it looks around or back*")]
    [TestCase("schema: answer", "schema: answr", "(8,119): There is no schemas/answr.schema.json. Did you mean \"answer\"?")]
    [TestCase("firstToken: 2s", "firstToken: fast", "(8,139): Expected a time above zero, such as 800ms, 2s or 1.5m, not \"fast\".")]
    [TestCase("firstToken: 2s", "firstToken: 0s", "(8,139): Expected a time above zero, such as 800ms, 2s or 1.5m, not \"0s\".")]
    [TestCase("stream: true", "stream: false", "(8,139): Only a stream has a first token; let the body say stream: true, or bound the total.")]
    [TestCase("total: 1.5m }", "total: 1.5m }, contains: [a]", "(8,23): Expected at most 1 member, not 2 members.")]
    [TestCase("SHOP-1", "SHOP-2", "(8,15): There is no requirement \"SHOP-2\". Did you mean \"SHOP-1\"?")]
    public void What_is_wrong_with_expected_content_is_told(string good, string broken, string problem)
    {
        using var folder = Folder(Good.Replace(good, broken, StringComparison.Ordinal));

        Assert.That(folder.Problems().Single(), Told.As("conversations/shop.yaml" + problem));
    }

    [Test]
    public async Task The_example_passes_on_the_agent_of_the_mock()
    {
        var reports = Directory.CreateTempSubdirectory("own-").FullName;
        var run = await CliRun.OfAsync("run", "--specs", Path.Combine(Repository.Root, "docs", "examples", "my-specs"), "--only", "shop", "--require-complete", "--out", reports);
        Directory.Delete(reports, recursive: true);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Out, Does.Contain("conformant: "));
    }

    private static SpecsOnDisk Folder(string conversation) => new SpecsOnDisk()
        .With("requirements/900-shop.yaml", Requirements)
        .With("schemas/answer.schema.json", "{}")
        .With("conversations/shop.yaml", conversation);
}
