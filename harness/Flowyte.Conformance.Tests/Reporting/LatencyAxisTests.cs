using Flowyte.Conformance.Reporting.Html;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class LatencyAxisTests
{
    [TestCase(7, 728, "10 100 1000")]
    [TestCase(7, 90, "5 10 20 50 100")]
    [TestCase(1, 1, "1 2 5 10")]
    [TestCase(3, 30_000, "10 100 1000 10000")]
    public void It_runs_between_round_times(int shortest, int longest, string marks)
    {
        Assert.That(string.Join(' ', Axis(shortest, longest).Marks.Select(mark => mark.TotalMilliseconds)), Is.EqualTo(marks));
    }

    [Test]
    public void Its_ends_and_middle_stand_where_they_should()
    {
        var axis = Axis(1, 100);

        Assert.That(axis.PlaceOf(Milliseconds(1)), Is.Zero);
        Assert.That(axis.PlaceOf(Milliseconds(10)), Is.EqualTo(50).Within(0.001));
        Assert.That(axis.PlaceOf(Milliseconds(100)), Is.EqualTo(100));
        Assert.That(axis.PlaceOf(TimeSpan.Zero), Is.Zero);
    }

    [Test]
    public void Every_time_falls_into_one_bar()
    {
        var counts = Axis(1, 100).Count(Sample(1, 1, 10, 99, 100));

        Assert.That(counts.Sum(), Is.EqualTo(5));
        Assert.That((counts[0], counts[^1]), Is.EqualTo((2, 2)));
    }

    [TestCase(0, 1)]
    [TestCase(50, 5)]
    [TestCase(90, 9)]
    [TestCase(99, 10)]
    [TestCase(100, 10)]
    public void A_percentile_is_the_nearest_rank(int percent, int expected)
    {
        Assert.That(Sample(10, 9, 8, 7, 6, 5, 4, 3, 2, 1).Percentile(percent), Is.EqualTo(Milliseconds(expected)));
    }

    private static LatencyAxis Axis(int shortest, int longest) => new(Milliseconds(shortest), Milliseconds(longest));

    private static LatencySample Sample(params IEnumerable<int> times) => new("Time", times.Select(Milliseconds));

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
