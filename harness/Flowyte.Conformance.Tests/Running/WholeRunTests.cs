using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Peers;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>The built-in specs and all checks, over real sockets, against a server that the harness does not know.</summary>
[TestFixture]
public sealed class WholeRunTests
{
    [Test]
    public async Task A_run_a_second_run_and_its_recording_give_the_same_results()
    {
        await using var server = await BareServer.StartAsync();
        var target = new Target
        {
            BaseUrl = server.BaseUrl,
            Agent = BareServer.Agent,
            Key = BareServer.Key,
            UnpublishedAgent = BareServer.UnpublishedAgent,
            UnscopedKey = BareServer.UnscopedKey,
            PublishableKey = BareServer.PublishableKey,
        };
        var suite = new Suite(SpecsFolder.Load());
        var folder = Directory.CreateTempSubdirectory("whole-run-").FullName;

        var plan = suite.Plan(target, new());
        var record = await suite.RecordAsync(target, new());
        var path = await RecordingFolder.WriteAsync(record, folder);
        var first = Told(suite.Judge(record));
        var recorded = Told(suite.Judge(RecordingFolder.Read(folder)));
        var second = Told(await suite.RunAsync(target, new()));
        var text = await File.ReadAllTextAsync(path);
        Directory.Delete(folder, recursive: true);

        Assert.That(record.Exchanges, Has.Count.EqualTo(plan.Requests));
        Assert.That(recorded, Is.EqualTo(first));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(target.Secrets.Where(secret => text.Contains(secret!, StringComparison.Ordinal)), Is.Empty);
    }

    private static string Told(RunReport report) => string.Join('\n', report.Requirements
        .Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason} {string.Join(' ', result.Evidence)} {string.Join(' ', result.Findings.Select(finding => finding.Message))}")
        .Prepend($"{report.Headline} {report.ExitCode} {string.Join(' ', report.Problems)}"));
}
