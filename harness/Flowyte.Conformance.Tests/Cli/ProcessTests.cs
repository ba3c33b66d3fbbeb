using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>The command line as a real process.</summary>
public sealed class ProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_run_on_the_mock_exits_with_0_and_writes_into_the_folder_it_runs_in()
    {
        await using var run = ProcessRun.Start("dotnet", [Program, "run", "--only", "REQ-1"], folder: _folder.Path);
        var exitCode = await run.ExitAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, run.Out + run.Error);
            Assert.That(File.Exists(_folder.Of("reports/latest/report.html")), Is.True);
            Assert.That(run.Out, Does.Contain(Path.Combine("reports", "latest", "report.html")));
        }
    }

    [Test]
    public async Task Wrong_usage_exits_with_2()
    {
        await using var run = ProcessRun.Start("dotnet", [Program, "run", "--nonsense"]);
        Assert.That(await run.ExitAsync(), Is.EqualTo(2));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [Platform(Exclude = "Win", Reason = "Windows has no signals that one process can send another.")]
    public async Task A_signal_ends_a_run_cleanly_with_130_and_the_reports(string signal)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var run = ProcessRun.Start(
            "dotnet",
            [Program, "run", "--out", _folder.Path],
            new Dictionary<string, string>
            {
                ["FLOWYTE_BASE_URL"] = $"http://{silent.LocalEndpoint}/api/v1",
                ["FLOWYTE_AGENT"] = "agt_1",
                ["FLOWYTE_API_KEY"] = "flowyte_sk_test_nobody_home",
            });
        // Once a request is on its way, the run has begun.
        using var connection = await silent.AcceptTcpClientAsync();
        await SendAsync(signal, run.Id);
        var exitCode = await run.EndAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(130), run.Out + run.Error);
            Assert.That(RunResults.Read(_folder.Path).ExitCode, Is.EqualTo(130));
            Assert.That(File.Exists(_folder.Of("report.html")), Is.True);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no signals that one process can send another.")]
    public async Task The_mock_prints_how_to_reach_it_answers_and_stops_when_it_is_told()
    {
        await using var mock = ProcessRun.Start("dotnet", [Program, "mock"]);
        await mock.LineWithAsync("export FLOWYTE_BASE_URL=");
        var curl = mock.Out.Split('\n').Single(line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal)).Trim();
        await using var pasted = ProcessRun.Start("sh", ["-c", curl]);
        var pastedCode = await pasted.ExitAsync();
        await SendAsync("INT", mock.Id);
        var exitCode = await mock.EndAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pastedCode, Is.Zero, pasted.Error);
            Assert.That(pasted.Out, Does.StartWith("data: {").And.Contains("data: [DONE]"));
            Assert.That(exitCode, Is.Zero, mock.Out + mock.Error);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no signals that one process can send another.")]
    public async Task Verbose_the_mock_shows_a_line_for_each_request_and_nothing_of_it_steers_the_terminal()
    {
        await using var mock = ProcessRun.Start("dotnet", [Program, "mock", "--verbose"]);
        var url = (await mock.LineWithAsync("base URL")).Split(' ')[^1];
        await mock.LineWithAsync("export FLOWYTE_BASE_URL=");
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"{url}/%1b%5b2J"));
        var line = await mock.LineWithAsync("#1");
        await SendAsync("INT", mock.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line, Does.Contain("GET /api/v1/").And.Contain("404").And.Contain("refused: not_found").And.Not.Contain("\u001b"));
            Assert.That(await mock.EndAsync(), Is.Zero, mock.Out + mock.Error);
        }
    }

    [Test]
    public async Task The_mock_tells_when_its_agents_are_loaded_anew_and_what_is_broken()
    {
        _folder.Write("me.yaml", "id: agt_me\npublished: true\n");
        await using var mock = ProcessRun.Start("dotnet", [Program, "mock", "--agents", _folder.Path]);
        await mock.LineWithAsync("export FLOWYTE_BASE_URL=");
        _folder.Write("you.yaml", "id: agt_you\npublished: true\n");
        var loaded = await mock.LineWithAsync("agents loaded: ");
        _folder.Write("you.yaml", "id: agt_you\npublished: perhaps\n");
        await mock.LineWithAsync("agents not loaded, the last good ones stay:");
        var problem = await mock.LineWithAsync("you.yaml(2,12): ");

        Assert.That(loaded, Does.EndWith("agt_me, agt_you"));
        Assert.That(problem, Does.EndWith("published is true or false."));
    }

    [Test]
    public async Task Beyond_loopback_the_mock_warns_and_prints_the_key_of_its_page()
    {
        await using var mock = ProcessRun.Start("dotnet", [Program, "mock", "--listen", "0.0.0.0"]);
        var key = await mock.LineWithAsync("admin key");
        var warning = await mock.LineWithAsync("warning:");

        Assert.That(key, Does.Match("flowyte_admin_[0-9a-f]{32}$"));
        Assert.That(warning, Does.Contain("0.0.0.0").And.Contain("other machines"));
    }

    [Test]
    public async Task A_port_that_is_taken_exits_with_2_and_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var mock = ProcessRun.Start("dotnet", [Program, "mock", "--port", $"{port}"]);
        var exitCode = await mock.ExitAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2), mock.Out + mock.Error);
            Assert.That(mock.Error, Does.Contain("--port"));
        }
    }

    private static async Task SendAsync(string signal, int process)
    {
        await using var kill = ProcessRun.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        Assert.That(await kill.ExitAsync(), Is.Zero, kill.Error);
    }
}
