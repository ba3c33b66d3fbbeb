using Flowyte.Conformance.Tests.Cli;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Peers;

/// <summary>npm's <c>@copilotkit/aimock</c>, a server that nobody here wrote, as the target.</summary>
public sealed class AimockTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Peers", "aimock");

    private TemporaryFolder _reports = null!;
    private ProcessRun _aimock = null!;
    private CliRun _run = null!;
    private RunResults _results = null!;

    [OneTimeSetUp]
    public async Task Test_it()
    {
        _reports = new TemporaryFolder();
        await NodePackage.InstallAsync(Folder);
        _aimock = ProcessRun.Start("node", [Path.Combine(Folder, "serve.mjs")], folder: Folder);
        var baseUrl = (await _aimock.LineWithAsync("http")).Trim();
        _run = await CliRun.InAsync(
            new Dictionary<string, string> { ["FLOWYTE_BASE_URL"] = baseUrl, ["FLOWYTE_AGENT"] = "agt_aimock", ["FLOWYTE_API_KEY"] = "flowyte_sk_test_aimock" },
            "run", "--out", _reports.Path);
        _results = RunResults.Read(_reports.Path);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _reports.Dispose();
        if (_aimock is not null)
        {
            await _aimock.DisposeAsync();
        }
    }

    [Test]
    public void It_is_not_conformant() => Assert.That(_run.ExitCode, Is.EqualTo(1), _run.Output);

    [TestCase("MODEL-2")]
    [TestCase("MODEL-3")]
    [TestCase("MODEL-4")]
    [TestCase("AUTH-2")]
    [TestCase("AUTH-3")]
    public void It_serves_unknown_models_and_missing_keys_and_the_run_says_so(string requirement)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_results.StatusOf(requirement), Is.EqualTo("failed"));
            Assert.That(_run.Out, Does.Contain(requirement));
        }
    }

    [TestCase("SHAPE-")]
    [TestCase("SSE-")]
    [TestCase("CHUNK-")]
    public void It_passes_what_it_does_right(string group)
    {
        var statuses = _results.Statuses.Where(status => status.Key.StartsWith(group, StringComparison.Ordinal)).ToList();
        Assert.That(statuses.Where(status => status.Value is "failed" or "warned"), Is.Empty);
        Assert.That(statuses.Count(status => status.Value == "passed"), Is.GreaterThan(10));
    }
}
