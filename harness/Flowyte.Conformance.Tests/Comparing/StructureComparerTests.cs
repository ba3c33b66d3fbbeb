using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Comparing;

public sealed class StructureComparerTests
{
    private static readonly string[] Ids = ["a", "b", "c", "d"];
    private static readonly Exchange Limited = Compared.Json(Compared.Refusal, 429);
    private static readonly string WithRefusal = Compared.Completion.Replace("\"content\"", "\"refusal\":null,\"content\"", StringComparison.Ordinal);

    [Test]
    public void The_same_difference_of_many_exchanges_is_one_with_a_count_and_the_first_place()
    {
        var other = Compared.Json(WithRefusal);
        var comparison = Compare([Compared.Json(), other, other, other], [Compared.Json(), Compared.Json(), Compared.Json(), Compared.Json()]);
        Assert.That(comparison.Differences.Single(), Is.EqualTo(new StructureDifference
        {
            Kind = DifferenceKind.OnlyLive,
            Area = StructureArea.Completion,
            Place = "choices[].message.refusal",
            Frames = comparison.Differences[0].Frames,
            Live = "null",
            Count = 3,
            First = "b",
        }));
    }

    [Test]
    public void A_member_that_several_kinds_of_chunks_lack_is_one_difference_that_names_them()
    {
        var lacking = Compared.Events(Compared.Reply("Yes.").Select(frame => frame.Replace("\"created\":1741570283,", "", StringComparison.Ordinal)));
        var difference = Compare([lacking], [Compared.Events(Compared.Reply("Yes."))]).Differences.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference.Name, Is.EqualTo("chunk:created"));
            Assert.That(difference.Frames, Is.EquivalentTo((string[])["role", "content", "finish"]));
            Assert.That(difference.Count, Is.EqualTo(1));
        }
    }

    [Test]
    public void What_one_side_never_answered_for_its_limit_is_not_compared()
    {
        var comparison = Compare([Limited, Compared.Json()], [Compared.Json(), Compared.Json()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.NotCompared["a"], Does.Contain("429"));
            Assert.That((comparison.Compared, comparison.IsSame), Is.EqualTo((1, true)));
        }
    }

    [Test]
    public void Nothing_compared_is_not_the_same()
    {
        var comparison = Compare([], []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.IsSame, Is.False);
            Assert.That(comparison.NotCompared, Is.Empty);
        }
    }

    [Test]
    public void Where_the_live_endpoint_refuses_whatever_should_be_answered_nothing_is_compared()
    {
        var comparison = Compare([Compared.Json(Compared.Refusal, 401)], [Compared.Json()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Obstacle, Does.Contain("refused all 1 requests").And.Contain("401"));
            Assert.That((comparison.Compared, comparison.Differences.Count), Is.EqualTo((0, 0)));
        }
    }

    [Test]
    public void Differences_are_passed_over_by_their_names()
    {
        var comparison = StructureComparer.Compare(Turns(1), Record([Compared.Json(WithRefusal)]), Record([Compared.Json()]), ["completion:*.refusal"]);
        Assert.That((comparison.IsSame, comparison.Ignored.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Members_without_end_are_bounded()
    {
        var many = Compared.Json($$"""{"choices":[],{{string.Join(',', Enumerable.Range(0, 5_000).Select(number => $"\"{new string('m', 500)}{number}\":1,\"n{number}\":1"))}}}""");
        var differences = Compare([many], [Compared.Json("""{"choices":[]}""")]).Differences;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(differences, Has.Count.InRange(1, 500));
            Assert.That(differences.Max(difference => difference.Place.Length), Is.LessThan(200));
        }
    }

    private static StructureComparison Compare(IReadOnlyList<Exchange> live, IReadOnlyList<Exchange> mock) =>
        StructureComparer.Compare(Turns(live.Count), Record(live), Record(mock), []);

    private static List<PlannedTurn> Turns(int count) =>
        [.. ScriptedPlan.Of(Ids.Take(count).Select(id => new ScriptedRequest(id, "agt_1", JsonNode.Object())), TargetOf()).Turns];

    private static Target TargetOf() => new() { BaseUrl = new Uri("http://127.0.0.1:1/"), Agent = "agt_1", Key = Exchanges.Key };

    private static RunRecord Record(IReadOnlyList<Exchange> exchanges) => new()
    {
        Target = TargetOf(),
        Settings = new RunSettings(),
        SpecsVersion = "0",
        StartedAt = default,
        Duration = default,
        Exchanges = [.. exchanges.Select((exchange, index) => exchange with { Id = Ids[index] })],
        Unsent = new Dictionary<string, string>(),
    };
}
