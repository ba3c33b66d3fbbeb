using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Recording;

/// <summary>Keys that resemble the target's are as secret as that one, even where the target repeats each in every form.</summary>
[TestFixture]
internal sealed class NearKeySecrecyTests
{
    private static readonly Specs Specs = SpecsFolder.Load();

    // With letters and without: what has no neighbour in the other case is sent another key.
    [Test]
    public async Task A_near_key_is_in_no_report_and_in_no_recording_and_both_tell_the_same(
        [Values("flowyte_sk_live_canaryCanary4711", "flowyte_sk_live_4711081547110815", "another-form-of-Canaries.=")] string key)
    {
        var target = MadeUp.SomeTarget with { Key = key };
        var suite = new ScriptedTarget(exchange => Answer(exchange, target)).Suite(Specs, checks: new CheckSuite(Specs.Schemas, Specs.Requirements).Judge);
        var folder = Directory.CreateTempSubdirectory("near-keys-").FullName;
        try
        {
            var record = await suite.RecordAsync(target, new() { Only = ["credentials", "wrong-key-for-unknown-agent"] });
            await RecordingFolder.WriteAsync(record, folder);
            var live = suite.Judge(record);
            using var reports = await WrittenReports.WriteAsync(live);
            var texts = Directory.EnumerateFiles(folder).Concat(Directory.EnumerateFiles(reports.Folder)).Select(File.ReadAllText).ToList();

            Assert.That(texts, Has.Count.EqualTo(8));
            Assert.That(texts, Has.None.Contains(key[..^4]).IgnoreCase.And.None.Contains(Base64(key)[8..^8]));
            Assert.That(Told(live), Does.Contain("AUTH-3 Failed").And.Contain("AUTH-7 Warned"));
            Assert.That(Told(suite.Judge(RecordingFolder.Read(folder))), Is.EqualTo(Told(live)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // It lets a key with more behind it in, and repeats every other one as it is, escaped, in Base64 and in the other case.
    private static Exchange Answer(Exchange exchange, Target target)
    {
        var sent = exchange.Request.Headers.FirstOrDefault(header => header.Name == "Authorization")?.Value ?? "";
        return sent.StartsWith($"Bearer {target.Key}", StringComparison.Ordinal)
            ? exchange.Completion()
            : exchange.With(401, $"{{\"message\":\"{sent} {Base64(sent)} {Uri.EscapeDataString(sent)} {sent.ToUpperInvariant()} {target.NearKeys.Stem}\"}}", headers: new HeaderField("X-Sent", sent));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static string Told(RunReport report) => string.Join('\n', report.Requirements
        .Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason} {string.Join(' ', result.Evidence)} {string.Join(' ', result.Findings.Select(finding => $"{finding.Message} {finding.Location}"))}")
        .Prepend($"{report.Headline} {report.ExitCode} {string.Join(' ', report.Problems)}"));
}
