using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Processes;
using Flowyte.Conformance.Tests.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>The command line as a process of its own, whose memory can be measured.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class HostileProcessTests
{
    private const long MostMemory = 250L * 1024 * 1024;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    [TestCase("a stream without end")]
    [TestCase("a body without end in chunks of a byte")]
    [TestCase("a stream of data lines in one event")]
    [TestCase("JSON of very many empty choices")]
    [TestCase("a gzip bomb")]
    [Platform(Exclude = "MacOsX", Reason = "The system does not tell how much memory a process took at most.")]
    public async Task A_run_takes_less_than_250_MB_exits_with_1_and_says_why(string name)
    {
        var target = HostileTargets.Named(name);
        using var folder = new TemporaryFolder();
        await using var server = new RawServer(target.Script);
        await using var run = ProcessRun.Start(
            "dotnet",
            [Program, "run", "--timeout", "10s", "--budget", "2m", "--format", "all", "--out", folder.Path],
            new Dictionary<string, string>
            {
                ["FLOWYTE_BASE_URL"] = HostileRun.BaseUrl(server).ToString(),
                ["FLOWYTE_AGENT"] = "agt_1",
                ["FLOWYTE_API_KEY"] = HostileRun.Key,
            });
        var memory = await run.PeakMemoryAsync();
        var exitCode = await run.ExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1), run.Out + run.Error);
            Assert.That(memory, Is.Positive.And.LessThan(MostMemory));
            Assert.That(RunResults.Read(folder.Path).StatusOf(target.Requirement), Is.EqualTo("failed"));
            Assert.That(SafeReports.IsHarmless(run.Out + run.Error), Is.True);
        }

        SafeReports.Check(folder.Path);
    }

    [Test]
    public async Task A_terminal_gets_no_control_characters_of_the_target()
    {
        using var folder = new TemporaryFolder();
        foreach (var target in HostileTargets.Said.Where(target => target.Name.StartsWith("control characters", StringComparison.Ordinal)))
        {
            await using var server = new RawServer(target.Script);
            var run = await CliRun.InAsync(
                new Dictionary<string, string>
                {
                    ["FLOWYTE_BASE_URL"] = HostileRun.BaseUrl(server).ToString(),
                    ["FLOWYTE_AGENT"] = "agt_1",
                    ["FLOWYTE_API_KEY"] = HostileRun.Key,
                },
                "run", "--out", folder.Path);

            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
            Assert.That(SafeReports.IsHarmless(run.Output), Is.True, target.Name);
        }
    }
}
