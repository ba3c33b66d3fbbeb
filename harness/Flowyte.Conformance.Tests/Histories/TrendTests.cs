using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Reporting.Html;
using Flowyte.Conformance.Tests.Hostile;
using Flowyte.Conformance.Tests.Reporting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Histories;

[TestFixture]
internal sealed class TrendTests
{
    [Test]
    public async Task The_page_draws_each_run_of_the_target_as_a_point()
    {
        var html = await PageAsync(Entries.Entry(1), Entries.Entry(2, 0.5, "not conformant"), Entries.Entry(3) with { Agent = "agt_2" }, Entries.Entry(4, share: null, "no verdict"), Entries.Entry(5));
        var trend = html[html.IndexOf("id=\"trend\"", StringComparison.Ordinal)..html.IndexOf("id=\"requirements\"", StringComparison.Ordinal)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(trend, Does.Contain("4 runs of this target, the newest on the right. 1 run of other targets left out."));
            Assert.That(CountOf("<circle class=\"passed\"", trend), Is.EqualTo(4), "two shares and two latencies");
            Assert.That(CountOf("<circle class=\"failed\"", trend), Is.EqualTo(2));
            Assert.That(trend, Does.Contain("Share of requirements that passed: 100 %").And.Contains("<title>3 January 2026, 12:00:00 UTC: 50 %, not conformant</title>"));
            Assert.That(trend, Does.Contain("Median time to the first token: 305 ms").And.Not.Contain("Median time of a whole reply"));
            Assert.That(trend, Does.Contain("<td data-label=\"MUSTs that failed\">MODEL-2, SSE-1</td>"));
        }
    }

    [Test]
    public async Task A_run_without_history_draws_no_trend()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Html);

        Assert.That(written.Html, Does.Not.Contain("id=\"trend\""));
    }

    [Test]
    public async Task Whatever_a_history_holds_the_page_does_no_harm([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        var entry = Entries.Entry(1) with { Verdict = hostile.Text, SpecsVersion = hostile.Text, FailedMusts = [hostile.Text], FirstTokenMs = -1e308, TotalMs = 1e308, SharePassed = 7 };
        using var written = await WrittenReports.WriteAsync(
            Reports.Failing() with { History = new RunHistory { Entries = [entry, entry with { TotalMs = 1 }], Unreadable = [hostile.Text] } }, ReportFormats.Html);

        SafeReports.Check(written.Folder);
    }

    [Test]
    public void Values_are_spread_from_left_to_right_and_the_highest_is_at_the_top()
    {
        var chart = TrendChart.Of([10, null, 30, 20], fromZero: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((chart.Lowest, chart.Highest), Is.EqualTo((10, 30)));
            Assert.That(chart.Points.Select(point => point.Index), Is.EqualTo([0, 2, 3]));
            Assert.That(chart.Points.Select(point => point.X), Is.Ordered.And.All.InRange(0, TrendChart.Width));
            Assert.That(chart.Points.Select(point => point.Y), Is.All.InRange(0, TrendChart.Height));
            Assert.That(chart.Points.OrderBy(point => point.Y).Select(point => point.Value), Is.EqualTo([30, 20, 10]));
            Assert.That(TrendChart.Of([10, 30], fromZero: true).Lowest, Is.Zero);
            Assert.That(TrendChart.Of([5], fromZero: false).Points, Has.Count.EqualTo(1));
            Assert.That(TrendChart.Of([null, null], fromZero: false).Points, Is.Empty);
            Assert.That(TrendChart.Of([], fromZero: true).Points, Is.Empty);
        }
    }

    private static int CountOf(string part, string text) => text.Split(part).Length - 1;

    private static async Task<string> PageAsync(params HistoryEntry[] entries)
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing() with { History = new RunHistory { Entries = entries } }, ReportFormats.Html);
        return written.Html;
    }
}
