using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>Shells complete commands, options, ids and names.</summary>
public sealed class CompletionTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    [TestCase("ru", "run")]
    [TestCase("run --shar", "--shard")]
    [TestCase("explain MODEL-1", "MODEL-1")]
    [TestCase("explain unknown-a", "unknown-agent")]
    [TestCase("run --profile se", "sessions")]
    [TestCase("run --only SSE-1", "SSE-1")]
    [TestCase("run --dialect op", "openai")]
    [TestCase("judge runs --dialect op", "openai")]
    [TestCase("mock --fault later-s", "later-system-refused")]
    [TestCase("completion z", "zsh")]
    public async Task What_is_begun_is_completed(string line, string completed)
    {
        var run = await CliRun.OfAsync($"[suggest:{line.Length}]", line);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(lines, Does.Contain(completed));
    }

    [Test]
    public async Task Every_shell_gets_a_script([Values("bash", "zsh", "fish", "pwsh")] string shell)
    {
        var run = await CliRun.OfAsync("completion", shell);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Contain("[suggest:").And.StartsWith("#"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no bash of its own.")]
    public async Task Bash_completes_what_stands_before_the_cursor()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Of("completion.bash");
        await File.WriteAllTextAsync(script, (await CliRun.OfAsync("completion", "bash")).Out);
        const string Typed = "flowyte-conformance explain MODEL-1";
        await using var bash = ProcessRun.Start("bash", ["-c", $$"""
            flowyte-conformance() { dotnet "{{Program}}" "$@"; }
            . "{{script}}"
            COMP_LINE="{{Typed}} and more" COMP_POINT={{Typed.Length}} COMP_WORDS=({{Typed}}) COMP_CWORD=2
            _flowyte_conformance
            printf '%s\n' "${COMPREPLY[@]}"
            """], folder: folder.Path);
        Assert.That(await bash.ExitAsync(), Is.Zero, bash.Error);
        Assert.That(bash.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Does.Contain("MODEL-1").And.Contain("MODEL-12").And.None.EqualTo("MODEL-2"));
    }

    [Test]
    public async Task PowerShell_completes_what_stands_before_the_cursor()
    {
        const string Typed = "flowyte-conformance explain MODEL-1";
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var powerShell = PowerShell.Create(runspace);
        powerShell.AddScript($"function flowyte-conformance {{ dotnet '{Program}' @args }}").AddStatement().AddScript((await CliRun.OfAsync("completion", "pwsh")).Out).Invoke();
        var completion = CommandCompletion.CompleteInput(Typed, Typed.Length, [], powerShell);
        Assert.That(completion.CompletionMatches.Select(match => match.CompletionText), Does.Contain("MODEL-1").And.Contain("MODEL-12").And.None.EqualTo("MODEL-2"));
    }

    [Test]
    public async Task Another_shell_is_refused_with_the_names_of_those_that_have_one()
    {
        var run = await CliRun.OfAsync("completion", "tcsh");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("tcsh").And.Contain("pwsh"));
    }
}
