using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Catalogue;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Dialects;

/// <summary>What files of dialects may say, and what comes of them.</summary>
public sealed class DialectFileTests
{
    private const string Good =
        """
        name: gateway
        title: Our gateway's rules
        basis: [{ source: Us, url: "https://shop.example/", quote: We say it. }]
        leavesOut:
          - requirements: [IGN-7, SESS-*]
            reason: We have no such thing.
        replaces:
          - requirements: [MODEL-2]
            statuses: [403, 404]
            reason: Ours is another status.
            by:
              id: GATE-1
              level: SHOULD
              since: 0.1.0
              statement: An unknown model is refused with 403 or 404.
              basis: [{ source: Us, url: "https://shop.example/", quote: We say it. }]
              check: It is asked.
              fix: Refuse it.
        levels:
          - requirements: [REQ-6]
            level: MAY
            reason: Nobody here sends it.

        """;

    [Test]
    public void A_dialect_of_ones_own_is_laid_over_the_specs()
    {
        using var folder = new SpecsOnDisk().With("dialects/gateway.yaml", Good);
        var plain = folder.Load();
        var specs = plain.In("gateway");
        var unknown = specs.Conversations.Single(conversation => conversation.Name == "unknown-agent").Turns[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Dialects.Select(dialect => dialect.Name), Is.EqualTo(["flowyte", "gateway", "openai"]));
            Assert.That(plain.Requirement("GATE-1"), Is.Null);
            Assert.That((specs.Requirement("GATE-1")!.Group, specs.Requirement("GATE-1")!.Profile), Is.EqualTo(("model", "chat")));
            Assert.That(specs.Requirement("REQ-6")!.Level, Is.EqualTo(Level.May));
            Assert.That(plain.Requirement("REQ-6")!.Level, Is.EqualTo(Level.Must));
            Assert.That(unknown.Expectations.Select(expectation => (expectation.Requirement, string.Join(' ', expectation.Statuses))), Is.EqualTo([("GATE-1", "403 404"), ("MODEL-10", "")]));
            Assert.That(specs.Conversations.Single(conversation => conversation.Name == "ignored-together").Turns[0].Expectations, Is.Empty);
            Assert.That(specs.Dialect.OmissionOf("SESS-3"), Is.EqualTo("no rule of the dialect gateway: We have no such thing."));
            Assert.That(specs.Dialect.OmissionOf("MODEL-2"), Is.EqualTo("GATE-1 stands for it in the dialect gateway: Ours is another status."));
            Assert.That(specs.In("flowyte"), Is.SameAs(plain));
            Assert.That(specs.In("openai").Requirement("GATE-1"), Is.Null);
        }
    }

    [Test]
    public void What_a_dialect_leaves_out_is_not_sent()
    {
        var suite = new Suite(SpecsFolder.Load());
        var target = new Target { BaseUrl = new Uri("http://127.0.0.1:9/api/v1"), Agent = "agt_known", Key = "a key", UnpublishedAgent = "agt_draft" };
        var plan = suite.Plan(target, new RunSettings { Dialect = "openai" });
        var names = plan.Conversations.Select(conversation => conversation.Conversation.Name).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Does.Contain("unknown-agent").And.Not.Contain("unpublished-agent").And.Not.Contain("ignored-together").And.Not.Contain("ignored-out-of-range"));
            Assert.That(plan.Turns.Select(turn => turn.Id), Has.Member("model-names/2").And.No.Member("model-names/1"), "gpt-4o may be a model there.");
            Assert.That(names, Does.Contain("ignored-out-of-range-alone"), "It shows alone what the other one would have shown.");
            Assert.That(plan.Requests, Is.LessThan(suite.Plan(target, new RunSettings()).Requests));
        }
    }

    [TestCase("[MODEL-2]", "[MODEL-99]", "(8,20): There is no requirement \"MODEL-99\".*")]
    [TestCase("[IGN-7, SESS-*]", "[IGN-7, SES-*]", "(5,27): No requirement matches \"SES-*\".*")]
    [TestCase("[MODEL-2]", "[IGN-7]", "(8,20): The requirement \"IGN-7\" is named above already. Name it once.")]
    [TestCase("level: MAY", "level: MUST", "(20,20): The requirement \"REQ-6\" is a MUST already. Take it away.")]
    [TestCase("name: gateway", "name: flowyte", "(1,7): The dialect \"flowyte\" is the specs themselves. Give this one another name.")]
    [TestCase("name: gateway", "name: openai", "(1,7): The dialect \"openai\" is there already, in dialects/openai.yaml(*).")]
    [TestCase("id: GATE-1", "id: MODEL-3", "(12,11): The id \"MODEL-3\" is there already, in requirements/40-model.yaml(*).")]
    [TestCase("since: 0.1.0", "since: 99.0.0", "(14,14): The version 99.0.0 is above *, the version of the specs in version.yaml.")]
    [TestCase("leavesOut:", "leavesout:", "(4,1): There is no key \"leavesout\" here. Did you mean \"leavesOut\"?")]
    [TestCase("[403, 404]", "[40]", "(9,16): Expected *")]
    public void A_mistake_is_told_with_its_place(string good, string broken, string problem)
    {
        using var folder = new SpecsOnDisk().With("dialects/gateway.yaml", Good.Replace(good, broken, StringComparison.Ordinal));

        Assert.That(folder.Problems().Single(), Told.As("dialects/gateway.yaml" + problem));
    }

    [Test]
    public void Specs_have_no_dialect_that_no_file_describes() =>
        Assert.That(() => SpecsFolder.Load().In("opnai"), Throws.ArgumentException.With.Message.StartsWith("There is no dialect \"opnai\". Did you mean \"openai\"?"));
}
