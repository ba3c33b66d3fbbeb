using System.Text.RegularExpressions;
using Flowyte.Conformance.Recording;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>The mock answers the same to the same requests, and the harness judges and reports without chance.</summary>
public sealed partial class TwoRunsTests
{
    [Test]
    public async Task Two_runs_on_the_mock_give_the_same_reports_but_for_times_and_ids()
    {
        using var folder = new TemporaryFolder();
        var first = await CliRun.OfAsync("run", "--out", folder.Of("first"));
        var second = await CliRun.OfAsync("run", "--out", folder.Of("second"));
        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Output + second.Output);
        // The lines of a recording stand in the order in which the exchanges ended.
        var files = Directory.EnumerateFiles(folder.Of("first")).Select(Path.GetFileName).Where(file => file != RecordingFolder.FileName).ToList();
        Assert.That(files, Has.Count.EqualTo(4));
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in files)
            {
                Assert.That(Lasting(folder.Of($"second/{file}")), Is.EqualTo(Lasting(folder.Of($"first/{file}"))), file);
            }
        }
    }

    private static string[] Lasting(string file) => OfOneRun().Replace(File.ReadAllText(file), "…").Split('\n');

    // The mock's port, dates and moments, durations and pictures of them, and the ids that the mock gives to answers, requests, sessions and messages: equal requests that arrive together may change places.
    // A cursor is a number and the id of a session in base64.
    [GeneratedRegex(
        """127\.0\.0\.1:\d+|\d{4}-\d\d-\d\d(?=T)|\w+, \d+ \w+ \d{4}|\d+ \w+ \d{4}, |\d\d:\d\d:\d\d(\.\d+Z)?|(under )?[\d.]+ m?s\b|"\w+Ms": [\d.]+|time="[\d.]+"|<(figure class="latency"|svg viewBox="0 0 1000 10")[^\n]*|before event \d+|created&quot;:\d+|(req_|chatcmpl-|cs_|msg_|call_|ret_|pubkey_)[0-9a-f]+|\w\w5jc1\w[\w-]+""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OfOneRun();
}
