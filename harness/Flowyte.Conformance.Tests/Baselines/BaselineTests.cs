using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Baselines;

[TestFixture]
internal sealed class BaselineTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static readonly IReadOnlyList<RequirementResult> Results =
    [
        Reports.Result("MODEL-1", RequirementStatus.Passed),
        Reports.Result("MODEL-2", RequirementStatus.Failed, Level.Must, Reports.Finding("a/1")),
        Reports.Result("MODEL-3", RequirementStatus.Warned, Level.Should, Reports.Finding("a/1")),
        Reports.Result("MODEL-4", RequirementStatus.Untested),
        Reports.Result("MODEL-5", RequirementStatus.Excluded),
    ];

    [TestCase("MODEL-2", null)]
    [TestCase("MODEL-2", "2026-11-26")]
    [TestCase("MODEL-3", "2027-01-01")]
    public void What_does_not_hold_is_accepted_to_the_end_of_its_last_day(string requirement, string? until)
    {
        var (results, outcome) = Apply(requirement, until);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Where(result => result.Accepted is not null).Select(result => result.Requirement.Id), Is.EqualTo([requirement]));
            Assert.That(results.Select(result => result.Status), Is.EqualTo(Results.Select(result => result.Status)), "the status stays");
            Assert.That(outcome.Stale.Concat(outcome.Unused), Is.Empty);
        }
    }

    [TestCase("MODEL-2", "2026-11-25", "MODEL-2 was accepted until 2026-11-25, which is over: mend what fails, or set another day (baseline.yaml(1,1))")]
    [TestCase("MODEL-1", null, "MODEL-1 passes again: take the entry away (baseline.yaml(1,1))")]
    [TestCase("MODEL-4", "2026-11-25", "MODEL-4 was accepted until 2026-11-25, which is over: mend what fails, or set another day (baseline.yaml(1,1))")]
    [TestCase("MODLE-2", null, "MODLE-2 is no requirement of these specs, MODEL-2 may be meant: mend the entry or take it away (baseline.yaml(1,1))")]
    [TestCase("QUITE-ANOTHER-1", null, "QUITE-ANOTHER-1 is no requirement of these specs: mend the entry or take it away (baseline.yaml(1,1))")]
    public void What_is_out_of_date_is_stale_and_accepts_nothing(string requirement, string? until, string stale)
    {
        var (results, outcome) = Apply(requirement, until);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Stale, Is.EqualTo([stale]));
            Assert.That(outcome.Unused, Is.Empty);
            Assert.That(results.Select(result => result.Accepted), Is.All.Null);
        }
    }

    [TestCase("MODEL-4", "MODEL-4 was not tested in this run: no publishable key was given")]
    [TestCase("MODEL-5", "MODEL-5 was left out of this run: no publishable key was given")]
    public void What_was_not_tested_is_not_stale(string requirement, string unused)
    {
        var (_, outcome) = Apply(requirement, "2027-01-01");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Stale, Is.Empty);
            Assert.That(outcome.Unused, Is.EqualTo([unused]));
        }
    }

    private static (IReadOnlyList<RequirementResult> Results, BaselineOutcome Outcome) Apply(string requirement, string? until) =>
        new Baseline([new BaselineEntry(requirement, new Acceptance("ticket 4711", until is null ? null : BaselineFile.Day(until)), "baseline.yaml(1,1)")]).Apply(Results, Today);
}
