using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Changes;
using Flowyte.Conformance.Results;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Changes;

[TestFixture]
internal sealed class RunComparerTests
{
    [TestCase("passed", "failed", "Broken", true)]
    [TestCase("warned", "failed", "Broken", true)]
    [TestCase("noted", "failed unstable", "Broken", true)]
    [TestCase("untested", "failed", "NewlyTested", true)]
    [TestCase("excluded", "passed", "NewlyTested", false)]
    [TestCase("failed", "failed", "StillBroken", false)]
    [TestCase("failed", "failed unstable", "StillBroken", false)]
    [TestCase("failed", "passed", "Fixed", false)]
    [TestCase("failed", "warned", "Better", false)]
    [TestCase("warned", "passed", "Better", false)]
    [TestCase("passed", "warned", "Worse", false)]
    [TestCase("noted", "warned", "Worse", false)]
    [TestCase("warned", "warned unstable", "Stability", false)]
    [TestCase("failed", "untested", "NoLongerTested", false)]
    [TestCase("passed", "excluded", "NoLongerTested", false)]
    public void A_requirement_is_told_by_what_became_of_it(string before, string now, string kind, bool newFailure)
    {
        var comparison = RunComparer.Compare(SavedRuns.Of("A-1 passed", $"A-2 {before}"), SavedRuns.Of("A-1 passed", $"A-2 {now}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Changes.Select(change => (change.Id, change.Kind.ToString(), change.IsNewFailure)), Is.EqualTo(new[] { ("A-2", kind, newFailure) }));
            Assert.That(comparison.ExitCode, Is.EqualTo(newFailure ? 1 : 0));
        }
    }

    [TestCase("passed", "passed")]
    [TestCase("warned", "warned")]
    [TestCase("untested", "excluded")]
    public void What_did_not_change_is_not_told(string before, string now)
    {
        var comparison = RunComparer.Compare(SavedRuns.Of("A-1 passed", $"A-2 {before}"), SavedRuns.Of("A-1 passed", $"A-2 {now}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Changes, Is.Empty);
            Assert.That(comparison.Headline, Does.StartWith("nothing broke in "));
        }
    }

    [Test]
    public void Requirements_that_one_side_knows_are_told_and_those_that_fail_break()
    {
        var older = SavedRuns.Of("A-1 passed", "A-2 failed");
        var newer = SavedRuns.Of("A-1 passed", "A-3 failed", "A-4 passed") with { SpecsVersion = "0.2.0" };
        var comparison = RunComparer.Compare(older, newer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Changes.Select(change => $"{change.Kind} {change.Id}"), Is.EqualTo(["Added A-3", "Added A-4", "Removed A-2"]));
            Assert.That(comparison.NewFailures.Select(change => change.Id), Is.EqualTo(["A-3"]));
            Assert.That(comparison.Remarks, Is.EqualTo(["The specs differ: 0.1.0 before, 0.2.0 now.", "Only the older run knows A-2.", "Only the newer run knows A-3, A-4."]));
            Assert.That(RunComparer.Compare(older, SavedRuns.Of("A-1 passed", "A-4 passed")).ExitCode, Is.Zero);
        }
    }

    [Test]
    public void What_a_baseline_accepts_is_told_and_breaks_nothing()
    {
        var newer = SavedRuns.Of("A-1 passed", "A-2 failed");
        newer = newer with { Requirements = [newer.Requirements[0], newer.Requirements[1] with { Accepted = new Acceptance("ticket 4711", new DateOnly(2026, 12, 31)) }] };
        var comparison = RunComparer.Compare(SavedRuns.Of("A-1 passed", "A-2 passed"), newer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.ExitCode, Is.Zero);
            Assert.That(ChangeSection.Of(comparison).Single().Lines, Is.EqualTo([("A-2", "passed → failed, accepted: ticket 4711 (until 2026-12-31): what is wrong with A-2")]));
        }
    }

    [Test]
    public void The_gravest_comes_first_and_the_headline_counts()
    {
        var comparison = RunComparer.Compare(
            SavedRuns.Of("A-1 failed", "A-2 failed", "A-3 passed", "A-4 passed", "A-5 passed"),
            SavedRuns.Of("A-1 passed", "A-2 failed", "A-3 excluded", "A-4 failed", "A-5 failed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Changes.Select(change => change.Id), Is.EqualTo(["A-4", "A-5", "A-2", "A-1", "A-3"]));
            Assert.That(comparison.Headline, Is.EqualTo("broke: 2 requirements fail that did not fail before, first A-4; 1 fixed; 1 still broken; 1 no longer tested"));
        }
    }

    [Test]
    public void Where_nothing_was_tested_in_both_runs_there_is_no_good_news()
    {
        var comparison = RunComparer.Compare(SavedRuns.Of("A-1 passed"), SavedRuns.Of("A-1 untested") with { Verdict = "no verdict", Headline = "no verdict: the target could not be reached" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.ExitCode, Is.EqualTo(4));
            Assert.That(comparison.Headline, Does.StartWith("nothing compared: "));
            Assert.That(comparison.Remarks, Has.One.Contains("The newer run has no verdict: no verdict: the target could not be reached"));
        }
    }

    [Test]
    public void Whatever_differs_between_the_runs_is_said()
    {
        var older = SavedRuns.Of("A-1 passed");
        (SavedRun Newer, string Remark)[] cases =
        [
            (older with { BaseUrl = "https://other.example.org" }, "The targets differ: https://builder.example.org/api/v1, agent agt_1 before, https://other.example.org, agent agt_1 now."),
            (older with { Agent = "agt_2" }, "The targets differ"),
            (older with { IsEmbeddedMock = true }, "the embedded mock, agent agt_1 now"),
            (older with { Profiles = ["sessions", "chat"] }, "The profiles differ: chat before, chat, sessions now."),
            (older with { HarnessVersion = "0.2.0" }, "The harness differs"),
            (older with { Strict = true }, "Only the newer run is strict"),
            (older with { StartedAt = older.StartedAt.AddDays(-1) }, "give the older one first"),
            (older with { Latencies = null }, "tells no latencies"),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (newer, remark) in cases)
            {
                Assert.That(RunComparer.Compare(older, newer).Remarks, Has.Count.EqualTo(1).And.One.Contains(remark));
            }

            Assert.That(RunComparer.Compare(older, older with { BaseUrl = older.BaseUrl + "/" }).Remarks, Is.Empty);
            Assert.That(RunComparer.Compare(older with { Profiles = [], Strict = null }, older).Remarks, Is.Empty, "an older harness did not tell them");
            Assert.That(
                RunComparer.Compare(older with { IsEmbeddedMock = true }, older with { IsEmbeddedMock = true, BaseUrl = "http://127.0.0.1:4711/api/v1" }).Remarks,
                Is.Empty,
                "the embedded mock has another port in every run");
        }
    }

    [Test]
    public void Times_of_the_embedded_mock_are_those_of_the_machine()
    {
        var older = SavedRuns.Of("A-1 passed") with { IsEmbeddedMock = true, Latencies = [.. SavedRuns.Latencies(Enumerable.Repeat(20.0, 40))] };
        var slow = older with { Latencies = [.. SavedRuns.Latencies(Enumerable.Repeat(900.0, 40))] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RunComparer.Compare(older, slow).Latencies.Select(latency => latency.Shift), Is.All.EqualTo(LatencyShift.None));
            Assert.That(RunComparer.Compare(older, slow).Latencies.Select(latency => latency.Obstacle), Is.All.Contains("embedded mock"));
            Assert.That(
                RunComparer.Compare(older with { IsEmbeddedMock = false }, slow with { IsEmbeddedMock = false }).Headline,
                Does.EndWith("; first token is slower, whole reply is slower"));
        }
    }
}
