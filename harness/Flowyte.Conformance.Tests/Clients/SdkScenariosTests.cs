using System.Text;
using System.Text.Json.Nodes;
using Flowyte.Conformance.Cli.Clients;
using Flowyte.Conformance.Kit;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

/// <summary>What <c>sdk scenarios</c> says to a test suite.</summary>
public sealed class SdkScenariosTests
{
    private ConformanceKit _kit = null!;
    private ScenarioSession _session = null!;

    [OneTimeSetUp]
    public async Task Start() => _kit = await ConformanceKit.StartAsync("stream-ends-early");

    [OneTimeTearDown]
    public async Task Stop() => await _kit.DisposeAsync();

    [SetUp]
    public void Begin() => _session = new ScenarioSession(_kit);

    [Test]
    public void The_scenarios_are_listed()
    {
        var scenarios = JsonNode.Parse(ScenarioLines.Scenarios(_kit.Scenarios))!["scenarios"]!.AsArray();
        var documented = scenarios.Single(scenario => (string?)scenario!["name"] == "as-documented/stream")!;
        var broken = scenarios.Single(scenario => (string?)scenario!["name"] == "stream-ends-early/stream")!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)documented["legal"], Is.True);
            Assert.That((string?)documented["text"], Does.StartWith("Of course: "));
            Assert.That((string?)documented["finishReason"], Is.EqualTo("stop"));
            Assert.That((bool?)broken["legal"], Is.False);
            Assert.That(broken["text"], Is.Null);
        }
    }

    [TestCase(null, true, "notices")]
    [TestCase("stop", false, "silent truncation", "NOTICES-1")]
    public void A_part_of_the_text_is_judged(string? finishReason, bool good, string outcome, params string[] findings)
    {
        var opened = Say("""{"type":"open","id":"1","scenario":"stream-ends-early/stream"}""");
        var answer = new JsonObject { ["text"] = "Of course: ", ["finishReason"] = finishReason };
        var verdict = Say(new JsonObject { ["type"] = "judge", ["id"] = "1", ["answer"] = answer }.ToJsonString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)opened["baseUrl"], Does.StartWith("http://127.0.0.1:"));
            Assert.That((string?)opened["key"], Is.Not.Empty);
            Assert.That((bool?)verdict["good"], Is.EqualTo(good), verdict.ToJsonString());
            Assert.That((string?)verdict["outcome"], Is.EqualTo(outcome));
            Assert.That(verdict["findings"]!.AsArray().Select(finding => (string?)finding!["requirement"]), Is.EqualTo(findings));
        }
    }

    [Test]
    public void A_client_that_hangs_is_judged()
    {
        Say("""{"type":"open","id":"1","scenario":"as-documented/plain"}""");

        var verdict = Say("""{"type":"judge","id":"1","hungMs":5000}""");

        Assert.That((string?)verdict["outcome"], Is.EqualTo("hang"));
        Assert.That((bool?)verdict["good"], Is.False);
    }

    [TestCase("nonsense", null)]
    [TestCase("""{"type":"sing","id":"1"}""", "1")]
    [TestCase("""{"type":"open","id":"2","scenario":"none/such"}""", "2")]
    [TestCase("""{"type":"judge","id":"3","answer":{}}""", "3")]
    public void A_line_that_makes_no_sense_is_told(string line, string? id)
    {
        var told = Say(line);

        Assert.That((string?)told["type"], Is.EqualTo("error"));
        Assert.That((string?)told["id"], Is.EqualTo(id));
        Assert.That((string?)told["message"], Is.Not.Empty);
    }

    private JsonNode Say(string line) => JsonNode.Parse(_session.Answer(Encoding.UTF8.GetBytes(line)))!;
}
