using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>A short exchange that breaks off at every byte.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class BrokenOffRunTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";

    [TestCase(true, "The target reset the connection ")]
    [TestCase(false, "The target closed the connection ")]
    public async Task A_run_whose_answers_break_off_at_any_byte_says_so(bool reset, string told)
    {
        var settings = HostileRun.Settings with { Only = ["single-turn"] };
        for (var length = 0; length < Answer.Length; length++)
        {
            var beginning = Answer[..length];
            var report = await HostileRun.OfAsync(
                async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.SendAsync(beginning);
                    if (reset)
                    {
                        peer.Reset();
                    }
                },
                settings);
            using var written = await WrittenReports.WriteAsync(report, ReportFormats.Html | ReportFormats.Json);

            var delivery = report.Requirements.Single(result => result.Requirement.Id == "HTTP-1");
            Assert.That(report.ExitCode, Is.EqualTo(1), beginning);
            Assert.That(delivery.Status, Is.EqualTo(RequirementStatus.Failed), beginning);
            Assert.That(delivery.Findings.Select(finding => finding.Actual), Is.All.StartsWith(told), beginning);
            SafeReports.Check(written.Folder);
        }
    }
}
