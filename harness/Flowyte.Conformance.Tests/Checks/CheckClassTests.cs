using Flowyte.Conformance.Checks;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Each class of <c>Checks/</c> by itself: what no other check can stand in for.</summary>
internal sealed class CheckClassTests
{
    private static IEnumerable<Type> Classes => typeof(CheckSuite).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && (type.IsAssignableTo(typeof(IExchangeCheck)) || type.IsAssignableTo(typeof(IRunCheck))));

    // What a reply should hold stands in a conversation, so ReplyContentTests shows both for each kind of content.
    private static IEnumerable<Type> ClassesWithCases => Classes.Except([typeof(ReplyContentCheck)]);

    [Test]
    public void Every_check_class_is_part_of_the_suite() =>
        Assert.That(Judging.Suite.Checks.Select(check => check.GetType()), Is.EquivalentTo(Classes));

    [TestCaseSource(nameof(ClassesWithCases))]
    public void A_check_fires_on_a_fault(Type type) =>
        Assert.That(CheckTests.Faults.Where(fault => Seen(type, fault.Run).Any(observation => observation.Finding is not null)), Is.Not.Empty);

    [TestCaseSource(nameof(ClassesWithCases))]
    public void A_check_sees_what_is_legal_and_does_not_fire(Type type)
    {
        var seen = CheckTests.Legal.SelectMany(legal => Seen(type, legal.Run)).ToList();
        // A check that stands beside a schema leaves it to the schema to say what holds.
        var requirements = CheckOf(type) is IExchangeCheck check ? check.Requirements : [];
        var beside = CheckTests.Legal.SelectMany(legal => Judging.Judge(legal.Run)).Where(observation => requirements.Contains(observation.Requirement));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Concat(beside).Where(observation => observation is { Finding: null, Unproven: null }), Is.Not.Empty, "never seen to hold");
            Assert.That(Judging.Broken(seen), Is.Empty);
        }
    }

    private static object CheckOf(Type type) => Judging.Suite.Checks.Single(check => check.GetType() == type);

    private static IEnumerable<Observation> Seen(Type type, IReadOnlyList<Said> run)
    {
        var evidence = run.Select(said => said.Evidence).ToList();
        return CheckOf(type) switch
        {
            IExchangeCheck check => evidence.Where(check.Concerns).SelectMany(check.Judge),
            IRunCheck check => check.Judge([.. evidence.Where(check.Concerns)]),
            _ => [],
        };
    }
}
