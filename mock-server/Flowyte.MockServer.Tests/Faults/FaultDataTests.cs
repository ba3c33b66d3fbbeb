using System.Text.Json.Nodes;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>The faults that came with the mock, and what they need of it.</summary>
public sealed class FaultDataTests
{
    private static readonly Fault[] Faults = [.. FaultsFolder.Load(FaultsFolder.BuiltIn).Values];

    [Test]
    public void Every_operation_and_place_is_used() =>
        Assert.That(Faults.SelectMany(fault => fault.Changes).SelectMany(Keys).ToHashSet(), Is.EquivalentTo(FaultOperations.Names));

    [Test]
    public void Every_condition_is_used() =>
        Assert.That(Faults.SelectMany(fault => Keys(fault.When)).ToHashSet(), Is.EquivalentTo(FaultCondition.Names));

    [Test]
    public void Every_rule_for_values_is_used() =>
        Assert.That(Faults.SelectMany(fault => Rules(fault.When)).ToHashSet(), Is.EquivalentTo(JsonMatch.Rules.Keys));

    [TestCase("change: [{ sett: { /id: 5 } }]", "no change named sett; did you mean set?")]
    [TestCase("when: { anser: reply }\n    change: [{ serve: true }]", "no condition named anser; did you mean answer?")]
    [TestCase("change: [{ serve: true }]\n  - id: mine\n    title: Too\n    change: [{ serve: true }]", "there is a fault mine already")]
    [TestCase("changes: []", "needs the keys id, title and change")]
    public void A_broken_fault_is_told_with_its_place(string keys, string told)
    {
        var folder = Directory.CreateTempSubdirectory("faults-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mine.yaml"), $"faults:\n  - id: mine\n    title: Mine\n    {keys}\n");

            Assert.That(() => FaultsFolder.Load(folder.FullName), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("mine.yaml(").And.Message.Contains(told));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Keys(JsonObject map) => map.Select(pair => pair.Key);

    private static IEnumerable<string> Rules(JsonObject when) =>
        new[] { when["bodyText"] }.Concat(Values(when["header"])).Concat(Values(when["request"])).OfType<JsonObject>().SelectMany(Keys);

    private static IEnumerable<JsonNode?> Values(JsonNode? map) => map is JsonObject members ? members.Select(pair => pair.Value) : [];
}
