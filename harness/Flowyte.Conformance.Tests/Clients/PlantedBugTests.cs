using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.Kit;
using Flowyte.Conformance.SelfTesting;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Clients;

/// <summary>A client with one planted bug gets the findings of that bug, and no others.</summary>
public sealed class PlantedBugTests
{
    // One of each kind that the bugs show in, and some that they do not.
    private static readonly string[] Met =
    [
        "writes-split-characters", "byte-by-byte", "crlf", "stream-closed", "stream-reset", "stream-ends-early", "error-event-then-end", "no-done", "no-blank-line-at-the-end",
        "refusals-as-problems", "completion-chunked", "message-instead-of-delta",
    ];

    private static readonly Specs Specs = SpecsFolder.Load();

    private MockScenarios _server = null!;
    private IReadOnlyList<FaultScenario> _scenarios = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await MockScenarios.StartAsync(CancellationToken.None);
        _scenarios = await FaultScenarios.FindAsync(_server, Specs, FaultCatalogue.Load(Specs).Where(fault => Met.Contains(fault.Id)));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("none")]
    [TestCase("splits-characters", "READS-1")]
    // Who gets nothing before the end has nothing to leave behind.
    [TestCase("buffers", "READS-4", "LEAVES-1")]
    [TestCase("drops-last", "READS-6")]
    [TestCase("makes-finish-up", "NOTICES-1")]
    [TestCase("ignores-errors", "NOTICES-2")]
    [TestCase("crashes", "NOTICES-4")]
    [TestCase("tells-key", "SENDS-3")]
    [TestCase("loses-tool-ids", "SENDS-5")]
    [TestCase("gives-up", "RETRIES-1")]
    [TestCase("retries-400", "RETRIES-2")]
    [TestCase("ignores-retry-after", "RETRIES-3", "RETRIES-4")]
    [TestCase("ignores-dates", "RETRIES-4")]
    [TestCase("begins-again", "RETRIES-5")]
    [TestCase("hurries", "RETRIES-6")]
    public async Task A_planted_bug_gets_its_findings_and_no_others(string bug, params string[] requirements)
    {
        var report = await new ClientTrial(_server, Specs, _scenarios).RunAsync(Planted.Command(bug));

        var findings = report.Requirements.SelectMany(result => result.Findings).ToList();
        Assert.That(findings.Select(finding => finding.Requirement).Distinct(), Is.EqualTo(requirements), string.Join('\n', findings));
        if (bug == "none")
        {
            Assert.That(report.Requirements.Where(result => result.Checks == 0), Is.Empty, "Everything is tested.");
        }
    }
}
