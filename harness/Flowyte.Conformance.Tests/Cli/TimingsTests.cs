using System.Text.Json.Nodes;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Timing;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class TimingsTests
{
    private static readonly string[] Phases = ["command line", "specs", "mock start", "plan", "exchanges", "judging", "reports", "end"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_run_tells_where_its_time_went_in_phases_that_add_up_to_the_whole()
    {
        var run = await CliRun.OfAsync("run", "--only", "REQ-1", "--out", _folder.Of("out"), "--timings", _folder.Of("new/timings.json"));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var timings = JsonNode.Parse(await File.ReadAllTextAsync(_folder.Of("new/timings.json")))!;
        var phases = timings["phases"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(phases.Select(phase => phase!["name"]!.GetValue<string>()), Is.EqualTo(Phases));
            // Each is rounded to a thousandth.
            Assert.That(timings["wholeMs"]!.GetValue<decimal>(), Is.EqualTo(phases.Sum(phase => phase!["ms"]!.GetValue<decimal>())).Within(0.01m));
            Assert.That(timings["peakBytes"]!.GetValue<long>(), Is.Positive);
            Assert.That(phases.Select(phase => phase!["allocatedBytes"]!.GetValue<long>()), Has.All.Not.Negative);
        }
    }

    [Test]
    public async Task A_folder_is_refused_before_anything_is_sent()
    {
        var run = await CliRun.OfAsync("run", "--only", "REQ-1", "--out", _folder.Of("out"), "--timings", _folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--timings"));
            Assert.That(Directory.Exists(_folder.Of("out")), Is.False);
        }
    }

    [Test]
    public void Phases_follow_each_other_from_the_start_of_the_process_on()
    {
        var time = new FakeTimeProvider();
        var clock = new PhaseClock(new CliHost
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            Environment = _ => null,
            Time = time,
            BeganAt = time.GetTimestamp(),
            StartUp = () => TimeSpan.FromMilliseconds(40),
        });
        time.Advance(TimeSpan.FromMilliseconds(3));
        clock.End("first");
        time.Advance(TimeSpan.FromMilliseconds(5));
        clock.End("second");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock.Phases.Select(phase => (phase.Name, phase.Duration.TotalMilliseconds)), Is.EqualTo([("runtime start", 40.0), ("first", 3.0), ("second", 5.0)]));
            Assert.That(clock.Whole.TotalMilliseconds, Is.EqualTo(48));
        }
    }
}
