using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class NoVerdictTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_target_that_is_down_gives_no_verdict_and_one_clear_line()
    {
        var run = await RunAsync($"http://127.0.0.1:{FreePort()}/api/v1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
            Assert.That(run.Out, Does.Match(@"(?m)^problem  127\.0\.0\.1:\d+ refuses the connection").And.Match("(?m)^no verdict: "));
            Assert.That(RunResults.Read(_folder.Path).Statuses.Values, Has.All.EqualTo("untested").Or.EqualTo("excluded"));
        }
    }

    [Test]
    public async Task A_host_without_address_gives_no_verdict()
    {
        var run = await RunAsync("http://no-such-host.invalid/api/v1");
        Assert.That(run.ExitCode, Is.EqualTo(4), run.Output);
    }

    [Test]
    public async Task A_target_that_takes_no_connection_to_an_end_is_given_up_within_the_budget()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var started = Stopwatch.StartNew();
        var run = await RunAsync($"http://{silent.LocalEndpoint}/api/v1", "--timeout", "300ms", "--budget", "5s");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero, run.Output);
            // Not a measurement: a run that ignored its budget would wait for every exchange in turn.
            Assert.That(started.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
        }
    }

    [Test]
    public async Task A_run_that_is_interrupted_before_it_began_exits_with_130_and_a_report()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var interruption = new CancellationTokenSource();
        var accepting = silent.AcceptTcpClientAsync();
        var running = CliRun.InAsync(Environment($"http://{silent.LocalEndpoint}/api/v1"), interruption.Token, "run", "--out", _folder.Path);
        using var connection = await accepting;
        await interruption.CancelAsync();
        var run = await running;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(130), run.Output);
            Assert.That(RunResults.Read(_folder.Path).ExitCode, Is.EqualTo(130));
        }
    }

    private Task<CliRun> RunAsync(string baseUrl, params string[] options) =>
        CliRun.InAsync(Environment(baseUrl), ["run", "--out", _folder.Path, .. options]);

    private static Dictionary<string, string> Environment(string baseUrl) => new()
    {
        ["FLOWYTE_BASE_URL"] = baseUrl,
        ["FLOWYTE_AGENT"] = "agt_1",
        ["FLOWYTE_API_KEY"] = "flowyte_sk_test_nobody_home",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
