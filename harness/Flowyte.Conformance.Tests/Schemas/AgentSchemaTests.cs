using Flowyte.Conformance.Catalogue;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>The schema of agents and the mock that reads them have to agree on what an agent is.</summary>
public sealed class AgentSchemaTests
{
    private static readonly string Examples = Path.Combine(Repository.Root, "docs", "examples", "my-agents");

    private static IEnumerable<string> OwnAgents =>
        ((string[])[Path.Combine(SpecsFolder.BuiltIn, "agents"), Examples]).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"));

    [Test]
    public void The_examples_are_read_by_the_mock_and_each_case_can_be_taken() => Assert.That(AgentsLint.Check(Examples), Is.Empty);

    [TestCaseSource(nameof(OwnAgents))]
    public void Our_own_agents_are_valid(string file) =>
        Assert.That(() => YamlFile.Read(file, "agent"), Throws.Nothing);

    [TestCase("reply: a", true)]
    [TestCase("rply: a", false)]
    [TestCase("contains: [a, b], exact: a, matches: /a/, anywhere: /b/, reply: a", true)]
    [TestCase("turn: 2, reply: a", true)]
    [TestCase("turn: 2-3, reply: a", true)]
    [TestCase("turn: 2+, reply: a", true)]
    [TestCase("turn: many, reply: a", false)]
    [TestCase("user: bob, reply: a", true)]
    [TestCase("user: [bob], reply: a", false)]
    [TestCase("message: { role: system, contains: a }, reply: a", true)]
    [TestCase("message: [{ role: tool }, { exact: a }], reply: a", true)]
    [TestCase("message: {}, reply: a", false)]
    [TestCase("message: { role: bot }, reply: a", false)]
    [TestCase("toolResult: false, reply: a", true)]
    [TestCase("toolResult: { tool: t, matches: /a/ }, reply: a", true)]
    [TestCase("toolResult: { name: t }, reply: a", false)]
    [TestCase("turns: [{ contains: a, reply: a, fail: 503, pace: { jitter: 5% } }, { reply: b }], user: bob", true)]
    [TestCase("turns: [{ contains: a }]", false)]
    [TestCase("turns: [{ reply: a }], contains: a", false)]
    [TestCase("turns: [{ reply: a }], turn: 1", false)]
    [TestCase("turns: []", false)]
    [TestCase("reply: a, fail: [429 after 2s, 503, 500 delayed 1s, cut at chunk 3, cut at byte 9 with end, hang, reset, fault no-done, { fault: no-done }]", true)]
    [TestCase("reply: a, fail: [429 after 2s as date, 429 after 2s as date delayed 1s, delayed 2s]", true)]
    [TestCase("reply: a, fail: [error at chunk 2]", true)]
    [TestCase("reply: a, fail: error at byte 2", false)]
    [TestCase("reply: a, call: { name: t, arguments: { a: [1] }, result: ok }, retrieve: { query: q, documents: [{ title: t, text: x, source: s, score: 0.5 }] }, suggest: [a, b]", true)]
    [TestCase("reply: a, call: [{ name: t }, { name: u }], retrieve: [{ query: q }], suggest: a", true)]
    [TestCase("turns: [{ reply: a, call: { name: t }, retrieve: { query: q }, suggest: a }]", true)]
    [TestCase("reply: a, call: { arguments: {} }", false)]
    [TestCase("reply: a, call: { name: t, arguments: [1] }", false)]
    [TestCase("reply: a, call: []", false)]
    [TestCase("reply: a, retrieve: { query: q, documents: [{ text: x }] }", false)]
    [TestCase("reply: a, retrieve: { query: q, documents: [{ title: t, score: 2 }] }", false)]
    [TestCase("reply: a, suggest: [a, a]", false)]
    [TestCase("turns: [{ reply: a }], suggest: a", false)]
    [TestCase("reply: a, fail: 429 as date", false)]
    [TestCase("reply: a, pace: { latency: { p50: 300ms, p99.9: 2s, p100: 5s }, perChunk: 20ms }", true)]
    [TestCase("reply: a, pace: { latency: { p50: 300ms }, firstToken: 1s }", false)]
    [TestCase("reply: a, pace: { latency: { p101: 300ms } }", false)]
    [TestCase("reply: a, pace: { latency: { median: 300ms } }", false)]
    [TestCase("reply: a, pace: { latency: {} }", false)]
    [TestCase("reply: a, pace: { latency: 300ms }", false)]
    [TestCase("reply: a, fail: 503", true)]
    [TestCase("reply: a, fail: 200", false)]
    [TestCase("reply: a, fail: cut at word 3", false)]
    [TestCase("reply: a, fail: cut at chunk 3 with pain", false)]
    [TestCase("reply: a, fail: []", false)]
    [TestCase("reply: a, fault: no-done", true)]
    [TestCase("reply: [a, b], pace: { delays: [0ms, 1.5s] }", true)]
    [TestCase("reply: [a, b], pace: { delays: [0ms, 1.5s], jitter: 5% }", false)]
    [TestCase("turns: [{ reply: [a], pace: { delays: [1s] } }]", true)]
    [TestCase("turns: [{ reply: [a] }], pace: { delays: [1s] }", false)]
    [TestCase("reply: a, pace: { firstToken: 1s, tokensPerSecond: 40, jitter: 20% }", true)]
    [TestCase("reply: a, pace: { perChunk: 1s, tokensPerSecond: 40 }", false)]
    [TestCase("reply: a, pace: { jitter: 20 }", false)]
    public void What_the_schema_takes_the_mock_takes_and_nothing_else(string content, bool isGood) =>
        AssertAgree($"persona: a\nknowledge: [b, c]\nstrict: true\ncases: [{{ {content} }}]\n", isGood);

    [TestCase("{ requests: 60 per minute }", true)]
    [TestCase("{ requests: 5 per 10s }", true)]
    [TestCase("{ requests: 1000 per day }", true)]
    [TestCase("{ requests: 0 per minute }", false)]
    [TestCase("{ requests: 60 per fortnight }", false)]
    [TestCase("{ requests: 60 }", false)]
    [TestCase("{ tokens: 60 per minute }", false)]
    [TestCase("{}", false)]
    [TestCase("60 per minute", false)]
    public void So_it_is_with_the_quotas_of_agents_and_keys(string quota, bool isGood)
    {
        AssertAgree($"quota: {quota}\n", isGood);
        AssertAgree($"keys: [{{ key: flowyte_sk_test_a, scopes: chat:write, quota: {quota} }}]\n", isGood);
    }

    private static void AssertAgree(string members, bool isGood)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("me.yaml", $"id: agt_me\npublished: true\n{members}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => YamlFile.Read(file, "agent"), isGood ? Throws.Nothing : Throws.InstanceOf<SpecException>());
            Assert.That(() => AgentsLint.Check(folder.Path), isGood ? Throws.Nothing : Throws.InstanceOf<AgentsException>());
        }
    }
}
