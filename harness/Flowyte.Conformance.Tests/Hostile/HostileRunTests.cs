using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>A whole run against each hostile target: it ends, says what happened, exits with 1, and its reports are safe to open.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class HostileRunTests
{
    [TestCaseSource(typeof(HostileTargets), nameof(HostileTargets.Endless))]
    [TestCaseSource(typeof(HostileTargets), nameof(HostileTargets.Broken))]
    public Task What_has_no_end_or_no_form_is_left_and_told(HostileTarget target) => CheckAsync(target);

    [TestCaseSource(typeof(HostileTargets), nameof(HostileTargets.Huge))]
    public Task What_is_too_much_is_judged_in_part_and_told(HostileTarget target) => CheckAsync(target);

    [TestCaseSource(typeof(HostileTargets), nameof(HostileTargets.Said))]
    public Task What_attacks_the_reader_of_a_report_is_shown_and_does_nothing(HostileTarget target) => CheckAsync(target);

    private static async Task CheckAsync(HostileTarget target)
    {
        var report = await HostileRun.OfAsync(target.Script, HostileRun.Settings);
        using var written = await WrittenReports.WriteAsync(report);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.EqualTo(1), report.Headline);
            Assert.That(report.Duration, Is.LessThan(HostileRun.Settings.Budget));
            Assert.That(report.Problems, Has.None.Contains(" failed on "), "A check crashed.");
            var result = report.Requirements.Single(result => result.Requirement.Id == target.Requirement);
            Assert.That(result.Status, Is.EqualTo(RequirementStatus.Failed));
            Assert.That(result.Findings.Select(finding => $"{finding.Message} {finding.Actual}"), Has.Some.Contains(target.Says));
            if (target.Rest is { } rest)
            {
                Assert.That(report.Requirements.Where(result => result.Status == RequirementStatus.Untested).Select(result => result.Reason), Has.Some.Contains(rest));
            }
        }

        SafeReports.Check(written.Folder);
    }
}
