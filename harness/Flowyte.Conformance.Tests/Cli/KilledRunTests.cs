using System.Globalization;
using System.Text.Json.Nodes;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Tests.Peers;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>A run whose process is killed, and what is left of it.</summary>
public sealed class KilledRunTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no signals that one process can send another.")]
    public async Task A_run_that_is_killed_leaves_its_exchanges_and_report_makes_the_reports_of_them()
    {
        using var folder = new TemporaryFolder();
        await using var server = await BareServer.StartAsync((context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        await using var run = ProcessRun.Start("dotnet", [Program, "run", "--out", folder.Path], server.ToEnvironment());
        await LinesAsync(folder.Of(RecordingFolder.FileName));
        await KillAsync(run.Id);

        var killed = await run.EndAsync();
        var reports = Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToList();
        var report = await CliRun.OfAsync("report", folder.Path);
        var results = JsonNode.Parse(await File.ReadAllTextAsync(folder.Of("results.json")))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(killed, Is.Not.Zero);
            Assert.That(reports, Is.EqualTo(new List<string> { RecordingFolder.FileName }));
            Assert.That(report.ExitCode, Is.EqualTo(130), report.Output);
            Assert.That(report.Out, Does.Contain("(incomplete: the run broke off before its end)"));
            Assert.That((results["partial"]!.GetValue<bool>(), results["interrupted"]!.GetValue<bool>(), results["exitCode"]!.GetValue<int>()), Is.EqualTo((true, true, 130)));
            Assert.That(results["requests"]!.GetValue<int>(), Is.Positive.And.EqualTo(RecordingFolder.Read(folder.Path).Exchanges.Count));
            Assert.That(await File.ReadAllTextAsync(folder.Of("report.html")), Does.Contain("broke off"));
        }
    }

    /// <summary>Waits until some exchanges stand in the file of a run that goes on.</summary>
    private static async Task LinesAsync(string file)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!File.Exists(file) || (await File.ReadAllLinesAsync(file, longest.Token)).Length < 10)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, longest.Token);
        }
    }

    private static async Task KillAsync(int process)
    {
        await using var kill = ProcessRun.Start("kill", ["-KILL", process.ToString(CultureInfo.InvariantCulture)]);
        Assert.That(await kill.ExitAsync(), Is.Zero, kill.Error);
    }
}
