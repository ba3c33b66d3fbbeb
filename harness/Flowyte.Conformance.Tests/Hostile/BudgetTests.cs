using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>The budget of a run holds whatever the target does.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class BudgetTests
{
    [Test]
    public async Task A_drip_that_reaches_no_time_out_ends_with_the_budget()
    {
        var settings = HostileRun.Settings with { Timeout = TimeSpan.FromMinutes(10), Budget = TimeSpan.FromSeconds(1) };
        var report = await HostileRun.OfAsync(HostileTargets.Named("a slow drip that never pauses").Script, settings);
        using var written = await WrittenReports.WriteAsync(report);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Not.Zero, report.Headline);
            Assert.That(report.Duration, Is.LessThan(settings.Timeout));
            Assert.That(report.Count(RequirementStatus.Passed), Is.Zero);
            Assert.That(
                report.Requirements.Where(result => result.Status == RequirementStatus.Untested).Select(result => result.Reason),
                Has.Some.Contains("the run's budget of 1 s was used up (--budget)"));
        }

        SafeReports.Check(written.Folder);
    }
}
