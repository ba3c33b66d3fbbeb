using System.Text.Json;
using Flowyte.Conformance.SelfTesting;
using Flowyte.Conformance.Tests.Cli;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>The self-test, whole: every fault is detected and named first, and nothing legal raises an alarm.</summary>
public sealed class WholeSelfTestTests
{
    private TemporaryFolder _folder = null!;
    private CliRun _run = null!;
    private JsonElement _matrix;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        _folder = new TemporaryFolder();
        await File.WriteAllTextAsync(_folder.Of("README.md"), $"Before.\n\n{SelfTestReadme.Start}\nold figures\n{SelfTestReadme.End}\n\nBehind.\n");
        _run = await CliRun.OfAsync("selftest", "--out", _folder.Of("out"), "--write-readme", _folder.Of("README.md"));
        _matrix = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_folder.Of("out"), "selftest.json"))).RootElement;
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Every_fault_is_detected_and_leads_the_report() =>
        Assert.That(WrongOf("faults"), Is.Empty, _run.Output);

    [Test]
    public void No_legal_variant_raises_an_alarm() =>
        Assert.That(WrongOf("variants"), Is.Empty, _run.Output);

    [Test]
    public void The_exit_code_says_that_all_is_right() => Assert.That(_run.ExitCode, Is.Zero, _run.Output);

    [Test]
    public void There_are_at_least_110_faults_and_40_variants() => Assert.Multiple(() =>
    {
        Assert.That(_matrix.GetProperty("totals").GetProperty("faults").GetInt32(), Is.GreaterThanOrEqualTo(110));
        Assert.That(_matrix.GetProperty("totals").GetProperty("variants").GetInt32(), Is.GreaterThanOrEqualTo(40));
    });

    [Test]
    public void The_matrix_is_written_in_three_forms() => Assert.Multiple(() =>
    {
        var files = Directory.EnumerateFiles(_folder.Of("out")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        Assert.That(files.Keys, Is.EquivalentTo(["selftest.html", "selftest.json", "selftest.md"]));
        Assert.That(files.Values, Has.All.Contains("unknown-agent-404"));
        Assert.That(files.Values, Has.None.Contains("flowyte_sk_"));
        Assert.That(files["selftest.html"], Does.Not.Contain("<script"));
    });

    [Test]
    public void Progress_is_told_in_a_few_plain_lines() =>
        Assert.That(_run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.InRange(5, 20));

    [Test]
    public void The_figures_are_written_between_the_lines_of_a_README() => Assert.Multiple(() =>
    {
        var readme = File.ReadAllText(_folder.Of("README.md"));
        Assert.That(readme, Does.StartWith($"Before.\n\n{SelfTestReadme.Start}\n").And.EndsWith($"\n{SelfTestReadme.End}\n\nBehind.\n"));
        Assert.That(readme, Does.Contain("detected (100 %)").And.Not.Contain("old figures"));
    });

    private IEnumerable<string> WrongOf(string kind) => _matrix.GetProperty(kind).EnumerateArray()
        .Where(entry => !entry.GetProperty("right").GetBoolean())
        .Select(entry => $"{entry.GetProperty("id")}: {entry.GetProperty("complaint")}");
}
