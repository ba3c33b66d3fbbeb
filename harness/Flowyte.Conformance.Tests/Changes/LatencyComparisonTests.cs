using Flowyte.Conformance.Changes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Changes;

[TestFixture]
internal sealed class LatencyComparisonTests
{
    private const int Replies = 30;

    [Test]
    public void Two_runs_of_the_same_target_show_hardly_ever_a_shift()
    {
        var random = new Random(1);
        var alarms = Enumerable.Range(0, 2000).Count(_ => Total(Times(random, 600), Times(random, 600)).Shift != LatencyShift.None);

        Assert.That(alarms, Is.LessThanOrEqualTo(8), "two in a thousand is what the test allows");
    }

    [TestCase(2.0, LatencyShift.Slower)]
    [TestCase(0.5, LatencyShift.Faster)]
    public void A_real_shift_is_found_through_the_noise(double factor, LatencyShift shift)
    {
        var random = new Random(2);
        var found = Enumerable.Range(0, 200).Count(_ => Total(Times(random, 600), Times(random, 600 * factor)).Shift == shift);

        Assert.That(found, Is.GreaterThan(190));
    }

    [Test]
    public void A_shift_is_told_in_figures()
    {
        var shift = Total(Enumerable.Range(0, Replies).Select(i => 500.0 + i), Enumerable.Range(0, Replies).Select(i => 700.0 + i));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((shift.OldMedianMs, shift.NewMedianMs, shift.DifferenceMs, shift.Pairs), Is.EqualTo((514.5, 714.5, 200, Replies)));
            Assert.That(LatencyText.Of(shift), Is.EqualTo("slower by 200 ms: median 515 ms before, 715 ms now, 30 replies"));
        }
    }

    [Test]
    public void What_is_sure_but_small_is_no_shift()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Total(Same(1000), Same(1190)).Shift, Is.EqualTo(LatencyShift.None), "less than a fifth");
            Assert.That(Total(Same(1000), Same(1210)).Shift, Is.EqualTo(LatencyShift.Slower));
            Assert.That(Total(Same(10), Same(105)).Shift, Is.EqualTo(LatencyShift.None), "less than 100 ms");
            Assert.That(Total(Same(10), Same(115)).Shift, Is.EqualTo(LatencyShift.Slower));
        }
    }

    [Test]
    public void A_few_slow_replies_are_no_shift()
    {
        var shift = Total(Same(300), Enumerable.Range(0, Replies).Select(i => i < 5 ? 20_000.0 : 300 + (i % 3)));

        Assert.That(shift.Shift, Is.EqualTo(LatencyShift.None));
    }

    [TestCase(12, LatencyShift.None)]
    [TestCase(13, LatencyShift.Slower)]
    public void Too_few_replies_tell_nothing(int replies, LatencyShift expected)
    {
        var shift = Total(Same(300).Take(replies), Same(900).Take(replies));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shift.Shift, Is.EqualTo(expected));
            Assert.That(shift.Obstacle, expected == LatencyShift.None ? Is.EqualTo("12 replies are in both runs, 13 are needed") : Is.Null);
        }
    }

    [Test]
    public void Only_replies_of_both_runs_are_compared()
    {
        var older = SavedRuns.Latencies(Same(300)).Concat(SavedRuns.Latencies(Same(9000)).Select(reply => reply with { Exchange = "other/" + reply.Exchange }));
        var compared = LatencyComparison.Of(older, [.. SavedRuns.Latencies(Same(300)), new("stray/1", null, 1)]);

        Assert.That(compared.Select(latency => (latency.Name, latency.Pairs, latency.OldMedianMs)), Is.EqualTo(new[] { ("first token", Replies, 150.0), ("whole reply", Replies, 300.0) }));
    }

    [Test]
    public void Runs_without_replies_have_nothing_to_compare() =>
        Assert.That(LatencyComparison.Of([], []).Select(LatencyText.Of), Is.All.EqualTo("not compared: 0 replies are in both runs, 13 are needed"));

    [TestCase("1 2 3", 1.3363)]
    [TestCase("-1 -2 -3", -1.3363)]
    [TestCase("1 1 -1", 0.2887)]
    [TestCase("0 0", 0)]
    [TestCase("", 0)]
    [TestCase("5 -5", 0)]
    public void The_statistic_is_that_of_the_signed_rank_test(string differences, double deviation) =>
        Assert.That(SignedRankTest.DeviationOf(differences.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)), Is.EqualTo(deviation).Within(0.0001));

    private static LatencyComparison Total(IEnumerable<double> older, IEnumerable<double> newer) =>
        LatencyComparison.Of(SavedRuns.Latencies(older), SavedRuns.Latencies(newer))[1];

    private static IEnumerable<double> Same(double milliseconds) => Enumerable.Repeat(milliseconds, Replies);

    // Latencies of language models are skewed: most near the median, some several times as long.
    private static double[] Times(Random random, double median) =>
        [.. Enumerable.Range(0, Replies).Select(_ => median * Math.Exp(0.4 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
