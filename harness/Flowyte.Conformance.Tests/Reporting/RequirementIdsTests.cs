using Flowyte.Conformance.Reporting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

public sealed class RequirementIdsTests
{
    [TestCase("", "")]
    [TestCase("A-1", "A-1")]
    [TestCase("A-1 A-2 A-3 A-4", "A-1, A-2, A-3, A-4")]
    [TestCase("A-1 A-2 A-3 A-4 A-5", "A-1 to A-5")]
    [TestCase("A-9 A-10 A-11 A-12 A-13 A-15 B-16 B-1", "A-9 to A-13, A-15, B-16, B-1")]
    public void Ids_that_follow_one_another_are_told_by_the_first_and_the_last(string ids, string told) =>
        Assert.That(RequirementIds.Describe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(told));
}
