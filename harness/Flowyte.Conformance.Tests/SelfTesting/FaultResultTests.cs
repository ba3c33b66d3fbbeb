using Flowyte.Conformance.SelfTesting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>When a fault or variant counts as judged right.</summary>
public sealed class FaultResultTests
{
    [TestCase("A-1", "A-1", "", "", ExpectedResult = "")]
    [TestCase("A-1", "A-1", "B-1 B-2", "", ExpectedResult = "", Description = "Consequences do no harm.")]
    [TestCase("A-1", "", "", "A-1", ExpectedResult = "", Description = "A MAY is noted.")]
    [TestCase("A-1 A-2", "A-2", "", "", ExpectedResult = "", Description = "One of several.")]
    [TestCase("A-1", "", "", "", ExpectedResult = "not detected: nothing was raised instead of A-1")]
    [TestCase("A-1", "B-1", "B-2", "", ExpectedResult = "not detected: B-1 instead of A-1")]
    [TestCase("A-1", "B-1 A-1", "", "", ExpectedResult = "wrong headline: B-1 instead of A-1")]
    [TestCase("A-1", "B-1", "A-1", "", ExpectedResult = "wrong headline: B-1 instead of A-1", Description = "The cause is told as a consequence.")]
    [TestCase("A-1", "A-1 B-1", "", "", ExpectedResult = "not explained: B-1 beside A-1")]
    [TestCase("A-1 A-2", "A-1 A-2", "", "", ExpectedResult = "not explained: A-2 beside A-1", Description = "One defect breaks one requirement.")]
    public string A_fault(string breaks, string causes, string consequences, string noted) => new FaultResult
    {
        Fault = new FaultSpec { Id = "fault", Title = "A fault", Breaks = Ids(breaks) },
        Causes = Ids(causes),
        Consequences = Ids(consequences),
        Noted = Ids(noted),
    }.Complaint;

    [TestCase("", "", "", "", ExpectedResult = "")]
    [TestCase("N-1", "", "", "N-1", ExpectedResult = "")]
    [TestCase("N-1", "", "", "", ExpectedResult = "not noted: N-1")]
    [TestCase("", "", "", "N-1", ExpectedResult = "false alarm: N-1", Description = "It has no reason to be noted.")]
    [TestCase("", "A-1", "B-1", "", ExpectedResult = "false alarm: A-1, B-1")]
    [TestCase("N-1", "A-1", "", "N-1", ExpectedResult = "false alarm: A-1")]
    public string A_variant(string notes, string causes, string consequences, string noted) => new FaultResult
    {
        Fault = new FaultSpec { Id = "variant", Title = "A variant", Notes = Ids(notes) },
        Causes = Ids(causes),
        Consequences = Ids(consequences),
        Noted = Ids(noted),
    }.Complaint;

    [Test]
    public void A_run_without_a_verdict_is_never_right()
    {
        var result = new FaultResult
        {
            Fault = new FaultSpec { Id = "variant", Title = "A variant" },
            Causes = [],
            Consequences = [],
            Noted = [],
            Obstacle = "no verdict: a check crashed",
        };

        Assert.That((result.IsRight, result.Complaint), Is.EqualTo((false, "no verdict: a check crashed")));
    }

    private static string[] Ids(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
